import { type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';

interface ShadowHostProps {
  readonly styles: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly children: ReactNode;
}

/**
 * Renders into a shadow root, so that the page's styles do not reach in and ours do not leak out. The styles are adopted and not
 * written as an element: a content security policy of `style-src 'self'` allows that.
 */
export function ShadowHost({ styles, theme, children }: ShadowHostProps): ReactNode {
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  const host = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return;
      const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
      if ('adoptedStyleSheets' in shadow) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(styles);
        shadow.adoptedStyleSheets = [sheet];
      }
      setRoot(shadow);
    },
    [styles],
  );
  return (
    <div ref={host} data-feature-devtools={theme}>
      {root !== null && createPortal(children, root)}
    </div>
  );
}
