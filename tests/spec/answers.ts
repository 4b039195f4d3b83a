import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { FeatureDefinition, ResolutionInputs, TenantOverride } from '../../server/resolution/resolution-inputs.ts';
import { resolveFeatures } from '../../server/resolution/resolve-features.ts';
import type { ResolvedFeature } from '../../server/resolution/resolved.ts';
import { NOW } from './world.ts';

export const numRuns = 2_000;

/** Counts what a property has really seen, and fails it where that is too little to mean anything. */
export function witnessed(least: number): { saw: (times?: number) => void; enough: () => void } {
  let count = 0;
  return {
    saw: (times = 1) => {
      count += times;
    },
    enough: () => expect(count).toBeGreaterThanOrEqual(least),
  };
}

export const resolved = (state: ResolutionInputs, now = NOW): Map<string, ResolvedFeature> =>
  new Map(resolveFeatures(state, now).features.map((each) => [each.key, each]));

export const definitions = (state: ResolutionInputs): Map<string, FeatureDefinition> =>
  new Map(state.catalog.features.map((each) => [each.key, each]));

export const isOver = ({ tier, tenant }: ResolutionInputs): boolean =>
  tier !== null && tenant.licenseExpiresAt !== null && tenant.licenseExpiresAt <= NOW;

export const isInWindow = ({ startsAt, expiresAt }: TenantOverride): boolean =>
  (startsAt === null || startsAt <= NOW) && (expiresAt === null || NOW < expiresAt);

export function isPermitted(state: ResolutionInputs, override: TenantOverride): boolean {
  const row = state.tier?.rows.find((each) => each.key === override.key);
  return override.origin === 'upgrade' || (row?.allowTenantOverride ?? true);
}

/** How much a feature gives: off, a number, or all. */
export const amount = (feature: ResolvedFeature | undefined): number =>
  feature?.enabled !== true ? -1 : (feature.limit ?? Number.POSITIVE_INFINITY);

export const conflictsOf = (state: ResolutionInputs, key: string): string[] =>
  state.catalog.features.flatMap((each) =>
    each.key !== key &&
    (each.conflictsWith.includes(key) || definitions(state).get(key)?.conflictsWith.includes(each.key))
      ? each.key
      : [],
  );

/** What is left of an answer beside some keys. */
export const without = (answer: Map<string, ResolvedFeature>, keys: ReadonlySet<string>): ResolvedFeature[] =>
  [...answer.values()].filter(({ key }) => !keys.has(key));

export const check = (arbitrary: fc.Arbitrary<ResolutionInputs>, predicate: (state: ResolutionInputs) => void): void =>
  fc.assert(fc.property(arbitrary, predicate), { numRuns });

export const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

export const reversedLists = (each: FeatureDefinition): FeatureDefinition => ({
  ...each,
  dependsOn: each.dependsOn.toReversed(),
  conflictsWith: each.conflictsWith.toReversed(),
});

/** Everything that a feature is linked with, over any number of relations in any direction; itself included. */
export function relatedTo(state: ResolutionInputs, key: string): Set<string> {
  const known = definitions(state);
  const reached = new Set([key]);
  for (const at of reached) {
    for (const [other, { dependsOn, conflictsWith }] of known) {
      const links = [...dependsOn, ...conflictsWith];
      const own = known.get(at);
      const isLinked = links.includes(at) || own?.dependsOn.includes(other) || own?.conflictsWith.includes(other);
      if (isLinked) reached.add(other);
    }
  }
  return reached;
}
