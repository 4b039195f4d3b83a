import type { Problem } from '../editing/change-answer.ts';

/** The features that stand in the way of a change: those that it needs and that are off, or cannot be on beside it. */
export function blockingKeys({ code, details }: Problem): readonly string[] {
  const field = code === 'DEPENDENCY_UNMET' ? 'missing' : code === 'CONFLICT' ? 'conflictsWith' : null;
  if (field === null || typeof details !== 'object' || details === null) return [];
  const keys: unknown = Reflect.get(details, field);
  return Array.isArray(keys) ? keys.filter((key): key is string => typeof key === 'string') : [];
}
