import { Refusal } from '../errors.ts';
import { checkRelations, type RelationProblem } from '../resolution/check-relations.ts';
import type { FeatureDefinition } from '../resolution/resolution-inputs.ts';
import type { FeatureRelationLists } from './feature-relations.ts';

const MESSAGES: Readonly<Record<RelationProblem['code'], (key: string) => string>> = {
  PREMIUM_DEFAULT_ON: (key) => `"${key}" is premium, so it must not be on by default.`,
  SELF_DEPENDENCY: (key) => `"${key}" cannot be related to itself.`,
  UNKNOWN_DEPENDENCY: (key) => `"${key}" would be related to a key that the registry does not have.`,
  DEPENDENCY_CYCLE: (key) => `What "${key}" needs would need it in turn.`,
  UNSATISFIABLE: (key) => `"${key}" could never be on: of what has to be on with it, two exclude each other.`,
};

/**
 * Refuses what a change makes wrong with the registry; what was wrong before it stops nobody.
 * @param key the feature that is edited
 * @param input what was asked for, to name the place
 * @throws {Refusal}
 */
export function refuseNewProblems(
  before: readonly FeatureDefinition[],
  after: readonly FeatureDefinition[],
  key: string,
  input: FeatureRelationLists & { readonly isPremium?: unknown },
): void {
  const known = new Set(checkRelations(before).map((problem) => JSON.stringify(problem)));
  const problems = checkRelations(after).filter((problem) => !known.has(JSON.stringify(problem)));
  const problem = problems.find((each) => each.key === key) ?? problems[0];
  if (problem === undefined) return;
  const { code, details } = problem;
  throw new Refusal(code, MESSAGES[code](problem.key), details, pathOf(problem, input));
}

function pathOf(
  { code, details }: RelationProblem,
  input: FeatureRelationLists & { readonly isPremium?: unknown },
): readonly (string | number)[] {
  if (code === 'PREMIUM_DEFAULT_ON') return [input.isPremium === true ? 'isPremium' : 'defaultValue'];
  if (code === 'DEPENDENCY_CYCLE') return ['dependsOn'];
  if (code === 'UNSATISFIABLE') return [(input.conflictsWith?.length ?? 0) > 0 ? 'conflictsWith' : 'dependsOn'];
  const field = details['field'] === 'conflictsWith' ? 'conflictsWith' : 'dependsOn';
  const wrong: unknown = Array.isArray(details['unknown']) ? details['unknown'][0] : details['key'];
  const index = input[field]?.findIndex((each) => each === wrong) ?? -1;
  return index < 0 ? [field] : [field, index];
}
