import { type KeyboardEvent, type ReactNode, useId } from 'react';

interface TabsProps<Tab extends string> {
  readonly label: string;
  readonly className: string;
  readonly tabs: readonly { readonly id: Tab; readonly label: string; readonly content: ReactNode }[];
  /** Null: none is in front. */
  readonly selected: Tab | null;
  readonly onSelect: (tab: Tab) => void;
  readonly extra?: ReactNode;
}

/** Tabs after the ARIA pattern. Panels behind stay in the page, so that their gates keep up with what happens. */
export function Tabs<Tab extends string>(props: TabsProps<Tab>): ReactNode {
  const { label, className, tabs, selected, onSelect, extra } = props;
  const prefix = useId();
  function step(event: KeyboardEvent): void {
    const move = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (move === 0) return;
    const index = tabs.findIndex(({ id }) => id === selected);
    const next = tabs[(index + move + tabs.length) % tabs.length];
    if (next === undefined) return;
    onSelect(next.id);
    document.getElementById(`${prefix}-${next.id}`)?.focus();
  }
  return (
    <div className={className}>
      <div className="tab-row">
        <div role="tablist" aria-label={label} onKeyDown={step}>
          {tabs.map(({ id, label: text }, index) => (
            <button
              key={id}
              id={`${prefix}-${id}`}
              type="button"
              role="tab"
              aria-selected={id === selected}
              aria-controls={`${prefix}-${id}-panel`}
              tabIndex={id === selected || (selected === null && index === 0) ? 0 : -1}
              onClick={() => onSelect(id)}
            >
              {text}
            </button>
          ))}
        </div>
        {extra}
      </div>
      {tabs.map(({ id, content }) => (
        <div
          key={id}
          id={`${prefix}-${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${prefix}-${id}`}
          className="tab-panel"
          hidden={id !== selected}
          tabIndex={0}
        >
          {content}
        </div>
      ))}
    </div>
  );
}
