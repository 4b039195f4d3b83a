import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFeatureValue } from '../../server/resolution/feature-value.ts';
import { compilePlan } from '../../server/resolution/resolution-plan.ts';
import { limitDecision, resolveFeatures } from '../../server/resolution/resolve-features.ts';
import {
  numRuns,
  witnessed,
  resolved,
  definitions,
  isOver,
  isInWindow,
  isPermitted,
  amount,
  check,
  shuffled,
  reversedLists,
} from './answers.ts';
import { activeState, anyState, stateWithoutConflicts, withFeatures, withTenant } from './random-state.ts';
import { NOW } from './world.ts';

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
      const byDefault = readFeatureValue(feature.type ?? 'boolean', definitions(state).get(feature.key)?.defaultValue);
      const most = byDefault?.enabled !== true ? -1 : typeof byDefault.value === 'number' ? byDefault.value : Infinity;
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
