import type { ReactNode } from 'react';
import type { Feature } from '../core/feature.ts';
import type { Simulation } from '../core/simulated-store.ts';
import { isSimulationName, type SimulationName, simulations } from './simulation-of.ts';
import { valueText } from './value-text.ts';

interface FeatureTableProps {
  readonly features: readonly Feature[];
  /** Null where nothing can be simulated. */
  readonly simulation: Simulation | null;
  readonly simulate: (key: string, name: SimulationName | null) => void;
}

/** Every feature with its value and why, and what a developer makes of it. */
export function FeatureTable({ features, simulation, simulate }: FeatureTableProps): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Feature</th>
          <th scope="col">Value</th>
          <th scope="col" className="optional">
            Why
          </th>
          {simulation !== null && <th scope="col">Simulate</th>}
        </tr>
      </thead>
      <tbody>
        {features.map((feature) => (
          <FeatureRow key={feature.key} feature={feature} simulation={simulation} simulate={simulate} />
        ))}
      </tbody>
    </table>
  );
}

function FeatureRow({
  feature,
  simulation,
  simulate,
}: Omit<FeatureTableProps, 'features'> & { readonly feature: Feature }): ReactNode {
  const { key, enabled, loading, reason, source, blockedBy } = feature;
  const chosen = simulation?.features.get(key);
  const name = Object.entries(simulations).find(([, each]) => each === chosen)?.[0] ?? '';
  return (
    <tr data-simulated={chosen === undefined ? undefined : ''}>
      <th scope="row">{key}</th>
      <td>
        <span className="value" data-on={loading ? undefined : enabled}>
          {valueText(feature)}
        </span>
      </td>
      <td className="reason optional">
        {reason}
        {source !== reason && source !== 'SYSTEM' && ` from ${source}`}
        {blockedBy.length > 0 && `: ${blockedBy.join(', ')}`}
      </td>
      {simulation !== null && (
        <td>
          <select
            aria-label={`Simulate ${key}`}
            value={name}
            onChange={({ target }) => simulate(key, isSimulationName(target.value) ? target.value : null)}
          >
            <option value="">as it is</option>
            {Object.keys(simulations).map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </td>
      )}
    </tr>
  );
}
