import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { DockTab } from '../gates/use-view.ts';
import { Tabs } from '../tabs.tsx';
import { ApiPanel } from './api-panel.tsx';
import { CodePanel } from './code-panel.tsx';
import { DebugPanel } from './debug-panel.tsx';

interface DockProps {
  readonly tab: DockTab | null;
  readonly onTab: (tab: DockTab | null) => void;
}

/** The drawer below the canvas. */
export function Dock({ tab, onTab }: DockProps): ReactNode {
  const folded = tab === null;
  const Icon = folded ? IconChevronUp : IconChevronDown;
  return (
    <section className="dock" aria-label="Tools for this flow" data-folded={folded || undefined}>
      <h2 className="visually-hidden">Tools for this flow</h2>
      <Tabs
        label="Tools for this flow"
        className="tabs"
        selected={tab}
        onSelect={onTab}
        tabs={[
          { id: 'debug', label: 'Debug', content: <DebugPanel /> },
          { id: 'code', label: 'Code', content: <CodePanel /> },
          { id: 'api', label: 'API', content: <ApiPanel /> },
        ]}
        extra={
          <button
            type="button"
            className="icon-button small"
            aria-label={folded ? 'Unfold' : 'Fold'}
            onClick={() => onTab(folded ? 'debug' : null)}
          >
            <Icon size={16} aria-hidden />
          </button>
        }
      />
    </section>
  );
}
