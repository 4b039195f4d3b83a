import type { DotRow } from '../plots/dot-plot.tsx';
import { featureValueText } from '../values/feature-value.ts';
import type { Overview } from './overview.ts';

/** The limits of the tiers, a row for each limit and a dot for each tier that has it. */
export function limitRows(tiers: Overview['tiers']): readonly DotRow[] {
  const [first] = tiers;
  if (first === undefined) return [];
  return first.features.map(({ key, feature }) => ({
    id: key,
    label: feature.name,
    dots: tiers.flatMap((tier) => {
      const value = tier.features.find((entry) => entry.key === key)?.value;
      if (value === undefined) return [];
      const limit = value.enabled ? value.limit : 0;
      return [
        {
          series: tier.name,
          value: value.enabled && value.unlimited ? null : (limit ?? 0),
          text: featureValueText({ ...value, text: null, json: null }),
        },
      ];
    }),
  }));
}
