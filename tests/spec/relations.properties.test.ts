import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { numRuns, witnessed, resolved, definitions, conflictsOf, without, check, relatedTo } from './answers.ts';
import { activeState, anyKey, anyState, stateWithoutConflicts, withFeatures, withTenant } from './random-state.ts';

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
