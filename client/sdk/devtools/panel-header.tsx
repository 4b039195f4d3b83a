import type { ReactNode } from 'react';
import type { FeatureState } from '../core/feature-state.ts';
import type { ConnectionStatus } from '../core/feature-reader.ts';
import type { SimulatedStatus, Simulation } from '../core/simulated-store.ts';

interface PanelHeaderProps {
  readonly status: ConnectionStatus;
  readonly state: FeatureState | null;
  readonly search: string;
  readonly setSearch: (search: string) => void;
  /** Null where nothing can be simulated. */
  readonly simulation: Simulation | null;
  readonly simulateStatus: (status: SimulatedStatus | null) => void;
  readonly reset: () => void;
}

const statuses: readonly string[] = ['loading', 'stale', 'offline'] satisfies SimulatedStatus[];

const isStatus = (name: string): name is SimulatedStatus => statuses.includes(name);

/** What the page knows as a whole, and the controls over all of it. */
export function PanelHeader(props: PanelHeaderProps): ReactNode {
  const { status, state, search, setSearch, simulation, simulateStatus, reset } = props;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Connection', status],
    ['Revision', state?.revision ?? 'none yet'],
    ['Tier', state?.tierName ?? 'none'],
    ['Mode', state?.mode.toLowerCase() ?? 'unknown'],
    ['As of', state?.asOf ?? 'never'],
    ['Etag', state?.etag ?? 'none'],
  ];
  const simulated = simulation === null ? 0 : simulation.features.size + (simulation.status === null ? 0 : 1);
  return (
    <header>
      <div className="bar">
        <h2>Features on this page</h2>
        {simulation !== null && (
          <>
            <label>
              Connection{' '}
              <select
                value={simulation.status ?? ''}
                onChange={({ target }) => simulateStatus(isStatus(target.value) ? target.value : null)}
              >
                <option value="">as it is</option>
                {statuses.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            </label>
            <button type="button" onClick={reset}>
              Reset{simulated > 0 && ` ${simulated}`}
            </button>
          </>
        )}
      </div>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}:</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="bar">
        <input
          type="search"
          aria-label="Search features"
          placeholder="Search by key, value or reason"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </div>
    </header>
  );
}
