import type { Query } from '../database/query.ts';
import { Refusal } from '../errors.ts';
import { refuseUnknownKeys } from '../features/unknown-feature.ts';

/** What of a model others may have already, or have to have. */
interface ModelReferences {
  readonly provider: unknown;
  readonly modelId: unknown;
  readonly featureKey?: string;
}

const TAKEN = 'select 1 from model_registry where provider = $1 and model_id = $2 and id is distinct from $3::uuid';

/**
 * @param id of the model that may have the name itself; null for a new one
 * @throws {Refusal} KEY_TAKEN, UNKNOWN_FEATURE
 */
export async function checkModel(
  query: Query,
  { provider, modelId, featureKey }: ModelReferences,
  id: string | null,
): Promise<void> {
  if ((await query(TAKEN, [provider, modelId, id])).length > 0) {
    const message = `The registry has ${String(provider)}/${String(modelId)} already.`;
    throw new Refusal('KEY_TAKEN', message, { provider, modelId }, ['modelId']);
  }
  if (featureKey !== undefined) await refuseUnknownKeys(query, [featureKey], 'featureKey', false);
}
