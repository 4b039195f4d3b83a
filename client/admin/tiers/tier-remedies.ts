import type { Problem } from '../editing/change-answer.ts';
import type { Remedy } from '../editing/problem-notice.tsx';
import type { TierEditing } from './tier-editing.ts';

function listOf(details: unknown, name: string): readonly string[] {
  if (typeof details !== 'object' || details === null) return [];
  const found: unknown = Object.entries(details).find(([key]) => key === name)?.[1];
  return Array.isArray(found) ? found.filter((key) => typeof key === 'string') : [];
}

function keyOf(details: unknown): string | null {
  if (typeof details !== 'object' || details === null || !('key' in details)) return null;
  return typeof details.key === 'string' ? details.key : null;
}

/** Ways out of what the server refuses about a tier: each is an edit more, so that the difference shows all that is saved. */
export function tierRemedies(problem: Problem, editing: TierEditing): readonly Remedy[] {
  const { code, details } = problem;
  const nameOf = (key: string): string => editing.rows.get(key)?.feature.name ?? key;
  const switchAll = (word: string, keys: readonly string[], enabled: boolean): readonly Remedy[] =>
    keys.length === 0
      ? []
      : [{ label: `${word} ${keys.map(nameOf).join(', ')}`, apply: () => editing.switchAll(keys, enabled) }];
  const key = keyOf(details);
  const itself = key === null ? [] : [key];

  if (code === 'DEPENDENCY_UNMET') {
    const possible = listOf(details, 'missing').filter((need) => editing.rows.get(need)?.feature.isActive === true);
    return [...switchAll('Also switch on', possible, true), ...switchAll('Switch off', itself, false)];
  }
  if (code === 'DEPENDENTS_ENABLED') {
    return [
      ...switchAll('Also switch off', listOf(details, 'dependents'), false),
      ...switchAll('Switch on again:', itself, true),
    ];
  }
  if (code === 'CONFLICT') {
    return [
      ...switchAll('Switch off', listOf(details, 'conflictsWith'), false),
      ...switchAll('Switch off', itself, false),
    ];
  }
  if (code === 'FEATURE_INACTIVE' || code === 'FEATURE_DEPRECATED') return switchAll('Switch off', itself, false);
  return [];
}
