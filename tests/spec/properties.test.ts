import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainFeature } from '../../server/resolution/explain-feature.ts';
import { readFeatureValue } from '../../server/resolution/feature-value.ts';
import type { FeatureDefinition, ResolutionInputs, TenantOverride } from '../../server/resolution/resolution-inputs.ts';
import { compilePlan } from '../../server/resolution/resolution-plan.ts';
import { limitDecision, resolveFeatures } from '../../server/resolution/resolve-features.ts';
import type { ResolvedFeature } from '../../server/resolution/resolved.ts';
import { activeState, anyKey, anyState, stateWithoutConflicts, withFeatures, withTenant } from './random-state.ts';
import { NOW } from './world.ts';

const numRuns = 2_000;

/** Counts what a property has really seen, and fails it where that is too little to mean anything. */
function witnessed(least: number): { saw: (times?: number) => void; enough: () => void } {
  let count = 0;
  return {
    saw: (times = 1) => {
      count += times;
    },
    enough: () => expect(count).toBeGreaterThanOrEqual(least),
  };
}

const resolved = (state: ResolutionInputs, now = NOW): Map<string, ResolvedFeature> =>
  new Map(resolveFeatures(state, now).features.map((each) => [each.key, each]));

const definitions = (state: ResolutionInputs): Map<string, FeatureDefinition> =>
  new Map(state.catalog.features.map((each) => [each.key, each]));

const isOver = ({ tier, tenant }: ResolutionInputs): boolean =>
  tier !== null && tenant.licenseExpiresAt !== null && tenant.licenseExpiresAt <= NOW;

const isInWindow = ({ startsAt, expiresAt }: TenantOverride): boolean =>
  (startsAt === null || startsAt <= NOW) && (expiresAt === null || NOW < expiresAt);

function isPermitted(state: ResolutionInputs, override: TenantOverride): boolean {
  const row = state.tier?.rows.find((each) => each.key === override.key);
  return override.origin === 'upgrade' || (row?.allowTenantOverride ?? true);
}

/** How much a feature gives: off, a number, or all. */
const amount = (feature: ResolvedFeature | undefined): number =>
  feature?.enabled !== true ? -1 : (feature.limit ?? Number.POSITIVE_INFINITY);

const conflictsOf = (state: ResolutionInputs, key: string): string[] =>
  state.catalog.features.flatMap((each) =>
    each.key !== key &&
    (each.conflictsWith.includes(key) || definitions(state).get(key)?.conflictsWith.includes(each.key))
      ? each.key
      : [],
  );

/** What is left of an answer beside some keys. */
const without = (answer: Map<string, ResolvedFeature>, keys: ReadonlySet<string>): ResolvedFeature[] =>
  [...answer.values()].filter(({ key }) => !keys.has(key));

const check = (arbitrary: fc.Arbitrary<ResolutionInputs>, predicate: (state: ResolutionInputs) => void): void =>
  fc.assert(fc.property(arbitrary, predicate), { numRuns });

describe('properties', () => {
  test('P1 permuting rows, lists and keys never changes the answer', () => {
    const shuffledState = anyState.chain((state) =>
      fc
        .record({
          features: shuffled(state.catalog.features),
          models: shuffled(state.catalog.models),
          components: shuffled(state.catalog.components),
          rows: shuffled(state.tier?.rows ?? []),
          overrides: shuffled(state.tenant.overrides),
        })
        .map(({ features, models, components, rows, overrides }) => ({
          state,
          other: {
            ...state,
            catalog: { features: features.map(reversedLists), models, components },
            tier: state.tier === null ? null : { ...state.tier, rows },
            tenant: { ...state.tenant, overrides },
          },
        })),
    );
    const property = fc.property(shuffledState, ({ state, other }) => {
      expect(resolveFeatures(other, NOW)).toEqual(resolveFeatures(state, NOW));
    });
    fc.assert(property, { numRuns });
  });

  test('P2 there is exactly one entry per registry key, in order; off values are exactly false, 0 or null', () => {
    check(anyState, (state) => {
      const { features } = resolveFeatures(state, NOW);
      const expected = state.catalog.features
        .toSorted((a, b) => a.displayOrder - b.displayOrder || (a.key < b.key ? -1 : 1))
        .map(({ key }) => key);
      expect(features.map(({ key }) => key)).toEqual(expected);
      for (const feature of features.filter(({ enabled }) => !enabled)) {
        const limit = feature.type === 'integer' ? 0 : null;
        expect(feature).toMatchObject({ limit, unlimited: false, text: null, json: null });
      }
    });
  });

  test('P3 on means: the named layer exists, is live and permitted, and says on', () => {
    const overrides = witnessed(500);
    check(activeState, (state) => {
      for (const { key, type, source } of resolveFeatures(state, NOW).features.filter(({ enabled }) => enabled)) {
        const override = state.tenant.overrides.find((each) => each.key === key);
        const layers: Readonly<Record<string, unknown>> = {
          DEFAULT: definitions(state).get(key)?.defaultValue,
          TIER: state.tier?.rows.find((each) => each.key === key)?.value,
          TENANT_OVERRIDE: override?.value,
        };
        expect(type !== null && readFeatureValue(type, layers[source])?.enabled).toBe(true);
        if (source === 'TENANT_OVERRIDE') overrides.saw();
        const counts = override !== undefined && isInWindow(override) && isPermitted(state, override);
        expect(counts || source !== 'TENANT_OVERRIDE').toBe(true);
      }
    });
    overrides.enough();
  });

  test('P4 inactive means off for every tenant', () => {
    const seen = witnessed(500);
    check(anyState, (state) => {
      for (const { key } of state.catalog.features.filter(({ isActive }) => !isActive)) {
        seen.saw();
        expect(resolved(state).get(key)?.enabled).toBe(false);
      }
    });
    seen.enough();
  });

  test('P5 premium and on means: the source is TIER or TENANT_OVERRIDE', () => {
    const seen = witnessed(500);
    check(activeState, (state) => {
      for (const { key } of state.catalog.features.filter(({ isPremium }) => isPremium)) {
        const feature = resolved(state).get(key);
        if (feature?.enabled !== true) continue;
        seen.saw();
        expect(['TIER', 'TENANT_OVERRIDE']).toContain(feature.source);
      }
    });
    seen.enough();
  });

  test('P6 P7 a plan gives each tenant its own answer, whoever was resolved before with it', () => {
    const property = fc.property(anyState, anyState, (state, other) => {
      const plan = compilePlan(state);
      const before = structuredClone(plan.resolve(state.tenant, NOW));
      plan.resolve({ ...other.tenant, tierId: state.tenant.tierId }, NOW);
      expect(plan.resolve(state.tenant, NOW)).toEqual(before);
    });
    fc.assert(property, { numRuns });
  });

  test('P8 changing a feature changes only what it is related to', () => {
    const seen = witnessed(200);
    const property = fc.property(activeState, anyKey, (state, changed) => {
      const other = withFeatures(state, (each) =>
        each.key === changed ? { ...each, isActive: !each.isActive, defaultValue: { enabled: false } } : each,
      );
      const [before, after] = [resolved(state), resolved(other)];
      const reachable = relatedTo(state, changed);
      expect(without(after, reachable)).toEqual(without(before, reachable));
      if (reachable.size < before.size && after.get(changed)?.enabled !== before.get(changed)?.enabled) seen.saw();
    });
    fc.assert(property, { numRuns });
    seen.enough();
  });

  test('P9 on means: all dependencies are on', () => {
    const seen = witnessed(200);
    check(activeState, (state) => {
      const answer = resolved(state);
      for (const { key, dependsOn } of state.catalog.features) {
        if (answer.get(key)?.enabled !== true) continue;
        seen.saw(dependsOn.length);
        for (const need of dependsOn) expect(answer.get(need)?.enabled).toBe(true);
      }
    });
    seen.enough();
  });

  test('P10 no two conflicting features are on', () => {
    const seen = witnessed(100);
    check(activeState, (state) => {
      const answer = resolved(state);
      const on = [...answer.values()].filter(({ enabled }) => enabled).map(({ key }) => key);
      seen.saw([...answer.values()].filter(({ reason }) => reason === 'CONFLICT').length);
      const against = new Set(on.flatMap((key) => conflictsOf(state, key)));
      expect(on.filter((key) => against.has(key))).toEqual([]);
    });
    seen.enough();
  });

  test('P11 a candidate that is off in the end names a dependency that is off or a conflicting feature that is on', () => {
    const reasons = new Map<string, number>();
    check(activeState, (state) => {
      const answer = resolved(state);
      const alone = resolved(withFeatures(state, (each) => ({ ...each, dependsOn: [], conflictsWith: [] })));
      for (const { key, enabled, reason, blockedBy } of answer.values()) {
        const isBlocked = !enabled && alone.get(key)?.enabled === true;
        expect(blockedBy.length > 0).toBe(isBlocked);
        if (!isBlocked) continue;
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        expect(['CONFLICT', 'DEPENDENCY_UNMET', 'DEPENDENCY_CYCLE']).toContain(reason);
        const isConflict = reason === 'CONFLICT';
        const possible = isConflict ? conflictsOf(state, key) : definitions(state).get(key)?.dependsOn;
        expect(possible).toEqual(expect.arrayContaining([...blockedBy]));
        expect(blockedBy.filter((blocker) => (answer.get(blocker)?.enabled ?? false) !== isConflict)).toEqual([]);
      }
    });
    for (const reason of ['CONFLICT', 'DEPENDENCY_UNMET', 'DEPENDENCY_CYCLE']) {
      expect(reasons.get(reason) ?? 0).toBeGreaterThan(100);
    }
  });

  test('P12 without conflicts, turning anything on turns nothing off', () => {
    const seen = witnessed(200);
    const property = fc.property(stateWithoutConflicts, anyKey, (state, key) => {
      const type = definitions(state).get(key)?.type ?? 'boolean';
      const value = { boolean: undefined, integer: null, string: 'x', json: {} }[type];
      const granted = {
        key,
        value: value === undefined ? { enabled: true } : { enabled: true, value },
        origin: 'upgrade' as const,
        startsAt: null,
        expiresAt: null,
      };
      const rest = state.tenant.overrides.filter((each) => each.key !== key);
      const [before, after] = [resolved(state), resolved(withTenant(state, { overrides: [...rest, granted] }))];
      const lost = [...before.values()].filter((each) => each.enabled && after.get(each.key)?.enabled !== true);
      expect(lost).toEqual([]);
      if (after.get(key)?.enabled === true && before.get(key)?.enabled !== true) seen.saw();
    });
    fc.assert(property, { numRuns });
    seen.enough();
  });

  test('P13 a live permitted restriction always bites', () => {
    const seen = witnessed(500);
    check(activeState, (state) => {
      const answer = resolved(state);
      for (const override of state.tenant.overrides) {
        const feature = answer.get(override.key);
        if (!isInWindow(override) || !isPermitted(state, override) || feature?.type == null) continue;
        const value = readFeatureValue(feature.type, override.value);
        const most = value?.enabled !== true ? -1 : typeof value.value === 'number' ? value.value : Infinity;
        if (most < Infinity) seen.saw();
        expect(amount(feature)).toBeLessThanOrEqual(most);
      }
    });
    seen.enough();
  });

  test('P14a outside its window an override is as if it were deleted', () => {
    const seen = witnessed(500);
    check(activeState, (state) => {
      const live = state.tenant.overrides.filter(isInWindow);
      seen.saw(state.tenant.overrides.length - live.length);
      const [withAll, withLive] = [resolved(state), resolved(withTenant(state, { overrides: live }))];
      for (const [key, feature] of withAll) {
        const ignoredOverride = withLive.get(key)?.ignoredOverride ?? null;
        expect({ ...feature, ignoredOverride }).toEqual(withLive.get(key));
      }
    });
    seen.enough();
  });

  test('P14b the answer is constant up to the next change', () => {
    const seen = witnessed(500);
    check(anyState, (state) => {
      const { nextChangeAt, ...now } = resolveFeatures(state, NOW);
      for (let later = NOW + 1; later < Math.min(nextChangeAt ?? Infinity, NOW + 6); later += 1) {
        seen.saw();
        expect(resolveFeatures(state, later)).toEqual({ ...now, nextChangeAt });
      }
    });
    seen.enough();
  });

  test('P15 licence over: nothing above the default, nothing above what it was', () => {
    const seen = witnessed(500);
    check(stateWithoutConflicts, (state) => {
      if (!isOver(state)) return;
      const bare = { ...withTenant(state, { overrides: [] }), tier: null };
      const [over, was, byDefault] = [
        resolved(state),
        resolved(withTenant(state, { licenseExpiresAt: null })),
        resolved(bare),
      ];
      for (const [key, feature] of over) {
        if (feature.reason === 'LICENSE_EXPIRED') seen.saw();
        expect(amount(feature)).toBeLessThanOrEqual(amount(byDefault.get(key)));
        expect(amount(feature)).toBeLessThanOrEqual(amount(was.get(key)));
      }
    });
    seen.enough();
  });

  test('P15 licence over: no value is above what the default itself says, conflicts or not', () => {
    check(activeState, (state) => {
      if (!isOver(state)) return;
      for (const feature of resolved(state).values()) {
        const byDefault = readFeatureValue(
          feature.type ?? 'boolean',
          definitions(state).get(feature.key)?.defaultValue,
        );
        const most =
          byDefault?.enabled !== true ? -1 : typeof byDefault.value === 'number' ? byDefault.value : Infinity;
        expect(amount(feature)).toBeLessThanOrEqual(most);
      }
    });
  });

  test('P15b the licence is named exactly where its end changed the outcome', () => {
    check(activeState, (given) => {
      const state = withFeatures(given, (each) => ({ ...each, dependsOn: [], conflictsWith: [] }));
      if (!isOver(state)) return;
      const [over, was] = [resolved(state), resolved(withTenant(state, { licenseExpiresAt: null }))];
      for (const [key, { enabled, limit, text, json, reason }] of over) {
        if (reason === 'INACTIVE' || reason === 'INVALID_VALUE') continue;
        const before = was.get(key);
        const same =
          before !== undefined &&
          [enabled, limit, text, JSON.stringify(json)].join() ===
            [before.enabled, before.limit, before.text, JSON.stringify(before.json)].join();
        expect(reason === 'LICENSE_EXPIRED').toBe(!same);
      }
    });
  });

  test('P16 where the tier does not allow them, overrides by admins do nothing', () => {
    const seen = witnessed(500);
    check(activeState, (state) => {
      const allowed = state.tenant.overrides.filter((each) => isPermitted(state, each));
      seen.saw(state.tenant.overrides.length - allowed.length);
      const [withAll, withAllowed] = [resolved(state), resolved(withTenant(state, { overrides: allowed }))];
      for (const [key, feature] of withAll) {
        const ignoredOverride = withAllowed.get(key)?.ignoredOverride ?? null;
        expect({ ...feature, ignoredOverride }).toEqual(withAllowed.get(key));
      }
    });
    seen.enough();
  });

  test('P17 unlimited only if a layer says null; nothing is granted beyond the limit', () => {
    const seen = witnessed(50);
    const use = fc.nat({ max: 12 });
    const property = fc.property(anyState, use, fc.integer({ min: 1, max: 12 }), (state, current, requested) => {
      for (const feature of resolveFeatures(state, NOW).features.filter(({ type }) => type === 'integer')) {
        const { allowed } = limitDecision(feature, current, requested);
        expect(feature.unlimited).toBe(feature.enabled && feature.limit === null);
        expect(allowed).toBe(feature.unlimited || (feature.enabled && current + requested <= (feature.limit ?? 0)));
        if (!feature.unlimited) continue;
        seen.saw();
        const said = [
          definitions(state).get(feature.key)?.defaultValue,
          state.tier?.rows.find((each) => each.key === feature.key)?.value,
          state.tenant.overrides.find((each) => each.key === feature.key)?.value,
        ];
        expect(said.some((value) => readFeatureValue('integer', value)?.value === null)).toBe(true);
      }
    });
    fc.assert(property, { numRuns });
    seen.enough();
  });

  test('P24 models and components agree with the features they hang on', () => {
    check(anyState, (state) => {
      const answer = resolveFeatures(state, NOW);
      const on = new Set(answer.features.flatMap(({ key, enabled }) => (enabled ? key : [])));
      const visible = new Set(answer.models.map(({ id }) => id));
      for (const { id, isActive, featureKey } of state.catalog.models) {
        expect(visible.has(id)).toBe(isActive && on.has(featureKey));
      }
      const required = answer.components.flatMap(({ requiredFeatures }) => requiredFeatures);
      expect(required.filter((key) => !on.has(key))).toEqual([]);
      expect(answer.components.some(({ key }) => key === 'Public')).toBe(state.tenant.isActive);
    });
  });

  test('P23b the old modes ignore all new tables', () => {
    const property = fc.property(anyState, anyState, fc.constantFrom('legacy', 'shadow'), (state, other, mode) => {
      const legacy = { ...state, mode };
      const tier = state.tier === null ? null : { ...state.tier, rows: other.tier?.rows ?? [] };
      const catalog = { ...state.catalog, features: other.catalog.features };
      const tenant = { ...state.tenant, overrides: other.tenant.overrides, pendingRequests: [] };
      expect(resolveFeatures({ ...legacy, tier, catalog, tenant }, NOW)).toEqual(resolveFeatures(legacy, NOW));
      const gone = { features: [], models: [], components: [] };
      const { features } = resolveFeatures({ ...legacy, catalog: gone }, NOW);
      expect(features).toEqual(resolveFeatures(legacy, NOW).features);
    });
    fc.assert(property, { numRuns });
  });

  test('one corrupt row switches off one feature and what needs it, and resolution does not throw', () => {
    const rubbish = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true });
    const property = fc.property(anyState, anyKey, rubbish, (state, key, value) => {
      const tier =
        state.tier === null
          ? null
          : {
              ...state.tier,
              rows: [
                ...state.tier.rows.filter((each) => each.key !== key),
                { key, value, allowTenantOverride: true, allowTenantUpgrade: false },
              ],
            };
      const [before, after] = [resolved(state), resolved({ ...state, tier })];
      const reachable = relatedTo(state, key);
      expect(without(after, reachable)).toEqual(without(before, reachable));
    });
    fc.assert(property, { numRuns });
  });
});

describe('other ways to the same answer', () => {
  test('the compiled plan answers as the plain resolution does, in 20,000 states of all modes', () => {
    const modes = new Map<string, number>();
    const mode = fc.constantFrom('enforce' as const, 'enforce' as const, 'legacy' as const, 'shadow' as const);
    const property = fc.property(anyState, mode, fc.integer({ min: NOW - 4, max: NOW + 4 }), (state, mode, later) => {
      const inputs = { ...state, mode };
      modes.set(mode, (modes.get(mode) ?? 0) + 1);
      const plan = compilePlan(inputs);
      expect(plan.resolve(inputs.tenant, NOW)).toStrictEqual(resolveFeatures(inputs, NOW));
      expect(plan.resolve(inputs.tenant, later)).toStrictEqual(resolveFeatures(inputs, later));
    });
    fc.assert(property, { numRuns: 20_000 });
    expect(modes.get('enforce') ?? 0).toBeGreaterThan(5_000);
  }, 120_000);

  test('tenants without overrides share every object and list of a plan', () => {
    check(anyState, (state) => {
      const plan = compilePlan(state);
      const bare = { ...state.tenant, overrides: [], pendingRequests: [] };
      const [one, two] = [plan.resolve(bare, NOW), plan.resolve({ ...bare, id: 'other' }, NOW)];
      expect(one.features).toBe(two.features);
      expect(one.models).toBe(two.models);
      expect(one.components).toBe(two.components);
      const mine = plan.resolve(state.tenant, NOW);
      const touched = new Set(
        [...state.tenant.overrides, ...state.tenant.pendingRequests].flatMap(({ key }) => [...relatedTo(state, key)]),
      );
      const copied = mine.features.filter((feature, place) => feature !== one.features[place]);
      expect(copied.filter(({ key }) => !touched.has(key))).toEqual([]);
    });
  });

  test('an explanation agrees with the answer, and names one winner', () => {
    const mode = fc.constantFrom('enforce' as const, 'legacy' as const);
    const property = fc.property(anyState, mode, anyKey, (state, mode, key) => {
      const inputs = { ...state, mode };
      const feature = resolved(inputs).get(key);
      const explanation = explainFeature(inputs, key, NOW);
      expect(explanation.feature).toEqual(feature);
      const winners = explanation.layers.filter(({ outcome }) => outcome === 'WON').map(({ source }) => source);
      expect(winners).toEqual(feature?.source === 'SYSTEM' ? [] : [feature?.source]);
      const lost = explanation.layers.filter(({ outcome }) => outcome === 'LOST' || outcome === 'IGNORED');
      expect(lost.filter(({ why }) => why === null)).toEqual([]);
      const override = explanation.layers.find(({ source }) => source === 'TENANT_OVERRIDE');
      const isHeld = ['NOT_STARTED', 'EXPIRED', 'NOT_ALLOWED'].includes(feature?.ignoredOverride ?? '');
      expect(override?.outcome === 'IGNORED' || !isHeld).toBe(true);
    });
    fc.assert(property, { numRuns });
  });
});

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

const reversedLists = (each: FeatureDefinition): FeatureDefinition => ({
  ...each,
  dependsOn: each.dependsOn.toReversed(),
  conflictsWith: each.conflictsWith.toReversed(),
});

/** Everything that a feature is linked with, over any number of relations in any direction; itself included. */
function relatedTo(state: ResolutionInputs, key: string): Set<string> {
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
