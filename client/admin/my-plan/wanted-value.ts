import type { Feature } from '../../sdk/index.ts';
import { type FeatureValue, type FeatureValueInput, toValueInput } from '../values/feature-value.ts';

const MAX_LIMIT = 2_147_483_647;

/** What a request begins with: twice of what there is, or switched on. */
export function firstWish({ type, enabled, limit }: Feature): FeatureValue {
  const more = type === 'INTEGER' && enabled && limit !== null && limit > 0 ? Math.min(limit * 2, MAX_LIMIT) : null;
  return { enabled: true, limit: more, unlimited: false, text: null, json: null };
}

/** The wish as the API takes it; null while something is missing. */
export function wishInput({ type }: Feature, wish: FeatureValue): FeatureValueInput | null {
  const { limit, unlimited, text, json } = wish;
  const isComplete =
    type === 'INTEGER'
      ? unlimited || limit !== null
      : type === 'STRING'
        ? text !== null && text !== ''
        : type !== 'JSON' || (json !== null && json !== undefined);
  return isComplete ? toValueInput({ ...wish, enabled: true }, type ?? 'BOOLEAN') : null;
}
