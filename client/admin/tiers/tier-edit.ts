import type { FeatureValue } from '../values/feature-value.ts';
import type { RegistryEntryFragment, TierRowsFragment, TierSummaryFragment } from './generated/graphql.ts';

export type TierSummary = TierSummaryFragment;
export type Tier = TierRowsFragment;
/** What a tier says about one feature, as the server has it. */
export type TierRow = Tier['features'][number];
export type RegistryFeature = RegistryEntryFragment['feature'];
/** Every feature by its key, in display order. */
export type Registry = ReadonlyMap<string, RegistryFeature>;

/** Whether admins' overrides of a feature count, and whether tenants may ask for it. */
export type Gate = 'override' | 'upgrade';

/** One field of a tier's row. Each is edited by itself, so that two admins can edit value and gate of one feature. */
export type TierEdit = FeatureValue | 'inherit' | boolean;

/** The gates of a row that is not there. */
export const inheritedGates: Readonly<Record<Gate, boolean>> = { override: true, upgrade: false };

/** The same fields in the same order always, so that equal values compare as equal. */
export function plainValue({ enabled, limit, unlimited, text, json }: FeatureValue): FeatureValue {
  return { enabled, limit, unlimited, text, json };
}

/** The id of an edit. All tiers share one draft, so that the matrix shows what was begun in the builder. */
export function editId(tierId: string, key: string, gate?: Gate): string {
  return gate === undefined ? `${tierId}/${key}` : `${tierId}/${key}#${gate}`;
}

/** What the server says of each field, by the id of its edit. */
export function currentEdits(tiers: readonly Tier[]): ReadonlyMap<string, TierEdit> {
  const edits = new Map<string, TierEdit>();
  for (const { id, features } of tiers) {
    for (const { key, inherited, value, allowTenantOverride, allowTenantUpgrade } of features) {
      edits.set(editId(id, key), inherited ? 'inherit' : plainValue(value));
      edits.set(editId(id, key, 'override'), allowTenantOverride);
      edits.set(editId(id, key, 'upgrade'), allowTenantUpgrade);
    }
  }
  return edits;
}

/** The name of the draft that all tiers share. */
export const DRAFT = 'tiers';
