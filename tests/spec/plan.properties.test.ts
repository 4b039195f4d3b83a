import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainFeature } from '../../server/resolution/explain-feature.ts';
import { compilePlan } from '../../server/resolution/resolution-plan.ts';
import { resolveFeatures } from '../../server/resolution/resolve-features.ts';
import { check, numRuns, relatedTo, resolved } from './answers.ts';
import { anyKey, anyState } from './random-state.ts';
import { NOW } from './world.ts';

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
