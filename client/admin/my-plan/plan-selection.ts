import type { Feature } from '../../sdk/index.ts';
import { categories } from '../values/categories.ts';

export type PlanView = 'all' | 'have' | 'could';

export const planViews: readonly { readonly value: PlanView; readonly label: string }[] = [
  { value: 'all', label: 'Everything' },
  { value: 'have', label: 'What we have' },
  { value: 'could', label: 'What we could have' },
];

/** Features of one category, as they are shown together. */
export interface PlanGroup {
  readonly id: string;
  readonly label: string;
  readonly features: readonly Feature[];
}

/** What is off and can be asked for, or is asked for already. */
export function isWithinReach({ enabled, upgradable, pendingRequestId }: Feature): boolean {
  return !enabled && (upgradable || pendingRequestId !== null);
}

const belongs: Readonly<Record<PlanView, (feature: Feature) => boolean>> = {
  all: () => true,
  have: ({ enabled }) => enabled,
  could: isWithinReach,
};

/** The features of a view in their categories; limits stand for themselves, above. */
export function planGroups(features: readonly Feature[], view: PlanView): readonly PlanGroup[] {
  return categories
    .map(({ id, label }) => ({
      id,
      label,
      features: features.filter(
        (feature) => feature.category === id && feature.type !== 'INTEGER' && belongs[view](feature),
      ),
    }))
    .filter((group) => group.features.length > 0);
}
