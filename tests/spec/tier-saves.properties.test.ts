import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResolutionInputs, TierRow } from '../../server/resolution/resolution-inputs.ts';
import { planTierChange, type TierChangeRows, type TierFeaturePatch } from '../../server/tiers/plan-tier-change.ts';
import { resolveTier } from '../../server/tiers/resolve-tier.ts';
import { activeState, stateWithoutConflicts, validValue } from './random-state.ts';

const numRuns = 2_000;

const options = fc.record({ autoEnableDependencies: fc.boolean(), cascadeDisable: fc.boolean() });

/** A patch of up to three keys whose values fit, for the registry of a state. */
const patchFor = (state: ResolutionInputs): fc.Arbitrary<TierFeaturePatch[]> =>
  fc
    .shuffledSubarray([...state.catalog.features], { minLength: 1, maxLength: 3 })
    .chain((features) => fc.tuple(...features.map(({ key, type }) => entryFor(key, validValue(type)))));

const entryFor = (key: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<TierFeaturePatch> =>
  fc.oneof(
    { weight: 4, arbitrary: value.map((given) => ({ key, value: given })) },
    { weight: 1, arbitrary: fc.constant({ key, inherit: true as const }) },
  );

const save = (states: fc.Arbitrary<ResolutionInputs>) =>
  states.chain((state) => fc.record({ state: fc.constant(state), patch: patchFor(state), options }));

const rowsOf = (state: ResolutionInputs): readonly TierRow[] => state.tier?.rows ?? [];

function applied(rows: readonly TierRow[], plan: TierChangeRows): TierRow[] {
  const after = new Map(rows.map((row) => [row.key, row]));
  for (const { key, after: row } of plan.rows) {
    if (row === null) after.delete(key);
    else after.set(key, row);
  }
  return [...after.values()];
}

const onIn = (state: ResolutionInputs, rows: readonly TierRow[]): Set<string> =>
  new Set(resolveTier(state.catalog, rows).flatMap(({ key, enabled }) => (enabled ? key : [])));

test('P19 saving an accepted patch again writes nothing, whatever was enabled or cascaded along', () => {
  const written = new Map<string, number>();
  const property = fc.property(save(activeState), ({ state, patch, options }) => {
    const plan = planTierChange(state.catalog, rowsOf(state), patch, options);
    const outcome = plan.ok ? (plan.rows.length > patch.length ? 'more than asked' : 'accepted') : plan.code;
    written.set(outcome, (written.get(outcome) ?? 0) + 1);
    const rows = plan.ok ? applied(rowsOf(state), plan) : [];
    const again = plan.ok ? planTierChange(state.catalog, rows, patch, options) : null;
    expect(again?.ok === false ? again : (again?.rows ?? [])).toEqual([]);
  });
  fc.assert(property, { numRuns });
  const outcomes = ['accepted', 'more than asked', 'CONFLICT', 'DEPENDENCY_UNMET', 'DEPENDENTS_ENABLED'];
  expect(outcomes.filter((outcome) => (written.get(outcome) ?? 0) < 10)).toEqual([]);
});

test('P20b what a save switches on is on, and the audit action tells the truth about it', () => {
  const property = fc.property(save(activeState), ({ state, patch, options }) => {
    const plan = planTierChange(state.catalog, rowsOf(state), patch, options);
    const rows = plan.ok ? plan.rows : [];
    const after = plan.ok ? onIn(state, applied(rowsOf(state), plan)) : new Set();
    expect(rows.filter(({ key, action }) => action === 'enable' && !after.has(key))).toEqual([]);
    expect(rows.filter(({ key, action }) => action === 'disable' && after.has(key))).toEqual([]);
  });
  fc.assert(property, { numRuns });
});

test('without conflicts, a save switches nothing off without a row that says so', () => {
  const property = fc.property(save(stateWithoutConflicts), ({ state, patch, options }) => {
    const plan = planTierChange(state.catalog, rowsOf(state), patch, options);
    if (!plan.ok) return;
    const named = new Set(plan.rows.map(({ key }) => key));
    const after = onIn(state, applied(rowsOf(state), plan));
    expect([...onIn(state, rowsOf(state))].filter((key) => !after.has(key) && !named.has(key))).toEqual([]);
  });
  fc.assert(property, { numRuns });
});

test('a save that switches something on pushes nothing off that it does not name', () => {
  const property = fc.property(save(activeState), ({ state, patch, options }) => {
    const plan = planTierChange(state.catalog, rowsOf(state), patch, options);
    if (!plan.ok || !plan.rows.some(({ action }) => action === 'enable')) return;
    const named = new Set(plan.rows.map(({ key }) => key));
    const after = onIn(state, applied(rowsOf(state), plan));
    expect([...onIn(state, rowsOf(state))].filter((key) => !after.has(key) && !named.has(key))).toEqual([]);
  });
  fc.assert(property, { numRuns });
});
