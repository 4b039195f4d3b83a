import type { Problem } from '../editing/change-answer.ts';
import type { Registry } from './feature.ts';

/** Where in the form a refusal belongs, and what it says there. */
interface RelationRefusal {
  readonly field: 'dependsOn' | 'conflictsWith';
  readonly text: string;
}

function keysIn(details: unknown, name: string): readonly string[] {
  if (typeof details !== 'object' || details === null) return [];
  const found: unknown = Reflect.get(details, name);
  return Array.isArray(found) ? found.filter((key) => typeof key === 'string') : [];
}

/** What is wrong with relations, in the words of the registry; null for what the form has no place for. */
export function relationRefusal({ code, path, details }: Problem, { features }: Registry): RelationRefusal | null {
  const field = path.includes('conflictsWith') ? 'conflictsWith' : 'dependsOn';
  const names = (keys: readonly string[]): readonly string[] => keys.map((key) => features.get(key)?.name ?? key);
  if (code === 'DEPENDENCY_CYCLE') {
    const cycle = names(keysIn(details, 'cycle'));
    return { field: 'dependsOn', text: `It would go round in a circle: ${cycle.join(' needs ')}.` };
  }
  if (code === 'SELF_DEPENDENCY') return { field, text: 'A feature cannot be related to itself.' };
  if (code === 'UNKNOWN_DEPENDENCY') {
    return { field, text: `The registry does not have ${keysIn(details, 'unknown').join(', ')}.` };
  }
  if (code === 'UNSATISFIABLE') {
    return { field, text: 'It could never be on: of what has to be on with it, two exclude each other.' };
  }
  return null;
}
