import type { Feature } from '../core/feature.ts';

const LONGEST = 60; // characters

/** What a feature is worth, short enough for a table. */
export function valueText({ loading, enabled, type, limit, unlimited, text, json }: Feature): string {
  if (loading) return 'loading';
  if (!enabled) return 'off';
  if (type === 'INTEGER') return unlimited ? 'unlimited' : String(limit);
  if (type !== 'STRING' && type !== 'JSON') return 'on';
  const value = type === 'STRING' ? (text ?? '') : JSON.stringify(json);
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}...` : value;
}
