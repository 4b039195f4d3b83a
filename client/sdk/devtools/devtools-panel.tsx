import { type KeyboardEvent, type ReactNode, useRef, useState, useSyncExternalStore } from 'react';
import type { Feature } from '../core/feature.ts';
import { useFeatureStore } from '../react/feature-store-context.ts';
import { FeatureTable } from './feature-table.tsx';
import { PanelHeader } from './panel-header.tsx';
import { panelStyles } from './panel-styles.ts';
import { ShadowHost } from './shadow-host.tsx';
import { isSimulated, simulations } from './simulation-of.ts';
import { useStoreEvents } from './use-store-events.ts';
import { valueText } from './value-text.ts';

/** How the panel looks at first. */
export interface DevtoolsPanelProps {
  readonly initiallyOpen?: boolean;
  /** Default: as the system says. */
  readonly theme?: 'auto' | 'light' | 'dark';
}

const matches = (feature: Feature, search: string): boolean =>
  [feature.key, feature.name ?? '', valueText(feature), feature.reason].some((text) =>
    text.toLowerCase().includes(search.trim().toLowerCase()),
  );

/** Values with their reasons, revision, connection and events of the nearest provider; takes features away where it may. */
export function DevtoolsPanel({ initiallyOpen = false, theme = 'auto' }: DevtoolsPanelProps): ReactNode {
  const store = useFeatureStore();
  const [open, setOpen] = useState(initiallyOpen);
  const [search, setSearch] = useState('');
  const toggle = useRef<HTMLButtonElement>(null);
  const status = useSyncExternalStore(store.subscribeAll, store.getStatus, store.first.getStatus);
  const state = useSyncExternalStore(store.subscribeAll, store.getState, store.first.getState);
  const seen = useSyncExternalStore(store.subscribeAll, store.getFeatures, store.first.getFeatures);
  const simulated = isSimulated(store) ? store : null;
  const simulation = useSyncExternalStore(
    store.subscribeAll,
    () => simulated?.getSimulation() ?? null,
    () => null,
  );
  const events = useStoreEvents(store);
  // A simulated loss of everything must not take away the list with which to end it.
  const [known, setKnown] = useState<readonly string[]>([]);
  if (seen.size > 0 && (known.length !== seen.size || known.some((key) => !seen.has(key)))) setKnown([...seen.keys()]);
  const shown = known.map((key) => store.getFeature(key)).filter((feature) => matches(feature, search));

  function close({ key }: KeyboardEvent): void {
    if (key !== 'Escape') return;
    setOpen(false);
    toggle.current?.focus();
  }

  return (
    <ShadowHost styles={panelStyles} theme={theme}>
      <div className="root" lang="en" onKeyDown={open ? close : undefined}>
        {open && (
          <section className="panel" id="panel" aria-label="Feature developer panel">
            <PanelHeader
              status={status}
              state={state}
              search={search}
              setSearch={setSearch}
              simulation={simulation}
              simulateStatus={(next) => simulated?.simulateStatus(next)}
              reset={() => simulated?.reset()}
            />
            <p className="note">
              {simulation === null ? (
                <>To take features away here, put withDevtools(store) around the store of the provider.</>
              ) : (
                <>Simulating takes things away on this page only. It never grants anything.</>
              )}
            </p>
            <FeatureTable
              features={shown}
              simulation={simulation}
              simulate={(key, name) => simulated?.simulate(key, name === null ? null : simulations[name])}
            />
            {shown.length === 0 && <p className="note">{known.length === 0 ? 'No answer yet.' : 'Nothing fits.'}</p>}
            <h3 id="events">Events</h3>
            {events.length === 0 && <p className="note">Nothing has happened since the panel is here.</p>}
            <ol aria-labelledby="events">
              {events.map(({ id, at, text }) => (
                <li key={id}>
                  <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleTimeString()}</time> {text}
                </li>
              ))}
            </ol>
          </section>
        )}
        <button
          ref={toggle}
          type="button"
          className="toggle"
          aria-expanded={open}
          aria-controls={open ? 'panel' : undefined}
          onClick={() => setOpen(!open)}
        >
          <span className="dot" data-status={status} aria-hidden="true" />
          Features: {status}
        </button>
      </div>
    </ShadowHost>
  );
}
