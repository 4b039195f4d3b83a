import type { Query } from '../database/query.ts';
import { refuseUnknownKeys } from '../features/unknown-feature.ts';

/** The features that a component hangs on. */
interface ComponentKeys {
  readonly featureKey?: string | null;
  readonly requiredFeatures?: readonly string[];
}

/** @throws {Refusal} UNKNOWN_FEATURE */
export async function checkComponentKeys(query: Query, { featureKey, requiredFeatures }: ComponentKeys): Promise<void> {
  if (featureKey != null) await refuseUnknownKeys(query, [featureKey], 'featureKey', false);
  if (requiredFeatures !== undefined) await refuseUnknownKeys(query, requiredFeatures, 'requiredFeatures', true);
}

const FORGET = 'delete from component_required_feature where component_id = $1 and feature_key <> all($2)';
const SAVE = `insert into component_required_feature (component_id, feature_key)
  select $1::uuid, wanted.key from unnest($2::text[]) as wanted(key) on conflict do nothing`;

export async function saveRequiredFeatures(query: Query, componentId: string, keys: readonly string[]): Promise<void> {
  await query(FORGET, [componentId, keys]);
  await query(SAVE, [componentId, keys]);
}
