import { act, renderHook } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { relationNotes } from '../../../client/admin/tiers/relation-notes.ts';
import type { Registry, RegistryFeature, Tier, TierRow } from '../../../client/admin/tiers/tier-edit.ts';
import { tierEditing } from '../../../client/admin/tiers/tier-editing.ts';
import { tierLines } from '../../../client/admin/tiers/tier-lines.ts';
import { tierRemedies } from '../../../client/admin/tiers/tier-remedies.ts';
import { useTierDraft } from '../../../client/admin/tiers/use-tier-draft.ts';
import { DraftStore, DraftStoreContext } from '../../../client/admin/editing/draft-store.ts';
import type { Problem } from '../../../client/admin/editing/change-answer.ts';
import { createElement, type ReactNode } from 'react';

const off = { enabled: false, limit: null, unlimited: false, text: null, json: null };
const on = { ...off, enabled: true };

function feature(key: string, more: Partial<RegistryFeature> = {}): RegistryFeature {
  return {
    id: key,
    key,
    name: key.toUpperCase(),
    description: null,
    category: 'UI',
    subcategory: null,
    type: 'BOOLEAN',
    isActive: true,
    isPremium: false,
    isDeprecated: false,
    deprecatedMessage: null,
    requiresSetup: false,
    defaultValue: off,
    dependsOn: [],
    conflictsWith: [],
    ...more,
  };
}

const related = (key: string): { id: string; key: string; name: string } => ({ id: key, key, name: key.toUpperCase() });

/** c needs b, b needs a; x excludes y; limit is an integer of 10 by default. */
const features = [
  feature('a'),
  feature('b', { dependsOn: [related('a')] }),
  feature('c', { dependsOn: [related('b')] }),
  feature('x', { conflictsWith: [related('y')] }),
  feature('y'),
  feature('limit', { type: 'INTEGER', defaultValue: { ...on, limit: 10 } }),
];
const registry: Registry = new Map(features.map((one) => [one.key, one]));

function tierOf(rows: Readonly<Record<string, Partial<TierRow>>> = {}, version = 1): Tier {
  return {
    id: 'pro',
    name: 'Pro',
    description: null,
    isActive: true,
    tenantCount: 2,
    version,
    features: features.map(({ key, defaultValue }) => ({
      key,
      inherited: rows[key] === undefined,
      value: defaultValue,
      allowTenantOverride: true,
      allowTenantUpgrade: false,
      ...rows[key],
    })),
  };
}

function edit(first: Tier) {
  const store = new DraftStore();
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactNode =>
    createElement(DraftStoreContext, { value: store }, children);
  const hook = renderHook(
    ({ tiers }: { readonly tiers: readonly [Tier] }) => {
      const draft = useTierDraft(tiers);
      const editing = tierEditing(tiers[0], registry, draft);
      return { editing, lines: tierLines(editing, draft), notes: relationNotes(registry, editing.rows) };
    },
    { wrapper, initialProps: { tiers: [first] } },
  );
  type Now = typeof hook.result.current;
  return {
    now: (): Now => hook.result.current,
    do: (action: (editing: Now['editing']) => void) => act(() => action(hook.result.current.editing)),
    decide: (action: (lines: Now['lines']) => void) => act(() => action(hook.result.current.lines)),
    /** The server answers anew. */
    becomes: (tier: Tier) => hook.rerender({ tiers: [tier] }),
  };
}

describe('a tier that is being edited', () => {
  test('sends the value of what is switched on, and nothing once it is switched back', () => {
    const pro = edit(tierOf());
    pro.do(({ setValue }) => setValue('a', on));
    expect(pro.now().editing.changes).toEqual([{ key: 'a', value: { enabled: true } }]);
    expect(pro.now().lines).toMatchObject([{ label: 'A', before: 'Inherited (Off)', after: 'On' }]);
    pro.do(({ setValue }) => setValue('a', off));
    expect(pro.now().editing.changes).toEqual([]);
  });

  test('can say itself what the default says', () => {
    const pro = edit(tierOf());
    pro.do(({ own }) => own('limit'));
    expect(pro.now().editing.changes).toEqual([{ key: 'limit', value: { enabled: true, limit: 10 } }]);
  });

  test('makes an inherited value its own when a gate needs a row, and takes both back together', () => {
    const pro = edit(tierOf());
    pro.do(({ setGate }) => setGate('a', 'upgrade', true));
    expect(pro.now().editing.changes).toEqual([{ key: 'a', value: { enabled: false }, allowTenantUpgrade: true }]);
    pro.do(({ setGate }) => setGate('a', 'upgrade', false));
    expect(pro.now().editing.changes).toEqual([]);
  });

  test('gives its gates up together with its value when it inherits, and says so', () => {
    const pro = edit(tierOf({ a: { value: on, allowTenantUpgrade: true } }));
    pro.do(({ setGate }) => setGate('a', 'override', false));
    pro.do(({ inherit }) => inherit('a'));
    expect(pro.now().editing.changes).toEqual([{ key: 'a', inherit: true }]);
    expect(pro.now().lines).toMatchObject([{ after: 'Inherited (Off), overrides allowed, requests not' }]);
  });

  test('gives a limit that is switched on without one the default', () => {
    const pro = edit(tierOf({ limit: { value: off } }));
    pro.do(({ switchAll }) => switchAll(['limit'], true));
    expect(pro.now().editing.changes).toEqual([{ key: 'limit', value: { enabled: true, limit: 10 } }]);
  });
});

describe('two admins at one tier', () => {
  test('need no edit any more for what somebody set to the same, whatever becomes of it later', () => {
    const pro = edit(tierOf());
    pro.do(({ setValue }) => setValue('a', on));
    pro.becomes(tierOf({ a: { value: on } }, 2));
    pro.becomes(tierOf({ a: { value: off } }, 3));
    expect(pro.now().lines).toEqual([]);
    expect(pro.now().editing.rows.get('a')?.isOn).toBe(false);
  });

  test('do not conflict over value and gate of one feature', () => {
    const pro = edit(tierOf({ a: { value: off } }));
    pro.do(({ setValue }) => setValue('a', on));
    pro.becomes(tierOf({ a: { value: off, allowTenantUpgrade: true } }, 2));
    expect(pro.now().lines).toMatchObject([{ label: 'A', after: 'On' }]);
    expect(pro.now().lines[0]).not.toHaveProperty('conflict');
    expect(pro.now().editing.changes).toEqual([{ key: 'a', value: { enabled: true } }]);
    expect(pro.now().editing.rows.get('a')?.gates.upgrade).toBe(true);
  });

  test.each([
    { decision: 'keeps mine', changes: [{ key: 'limit', value: { enabled: true, limit: 30 } }], shown: 30 },
    { decision: 'takes theirs', changes: [], shown: 20 },
  ])('conflict over one value, and one of them $decision', ({ decision, changes, shown }) => {
    const pro = edit(tierOf());
    pro.do(({ setValue }) => setValue('limit', { ...on, limit: 30 }));
    pro.becomes(tierOf({ limit: { value: { ...on, limit: 20 } } }, 2));
    expect(pro.now().lines).toMatchObject([{ after: '30', conflict: { theirs: '20' } }]);
    pro.decide(([line]) => (decision === 'keeps mine' ? line?.conflict?.onKeepMine() : line?.conflict?.onTakeTheirs()));
    expect(pro.now().editing.changes).toEqual(changes);
    expect(pro.now().editing.rows.get('limit')?.value.limit).toBe(shown);
  });

  test('keep an edited gate when somebody takes its row away: the row comes back with it', () => {
    const pro = edit(tierOf({ a: { value: on } }));
    pro.do(({ setGate }) => setGate('a', 'upgrade', true));
    pro.becomes(tierOf({}, 2));
    expect(pro.now().editing.changes).toEqual([{ key: 'a', value: { enabled: false }, allowTenantUpgrade: true }]);
  });
});

describe('relations in a tier', () => {
  test('name what is missing directly, and switch on all of it', () => {
    const pro = edit(tierOf({ c: { value: on } }));
    expect(pro.now().notes.get('c')).toMatchObject({ missing: ['b'], allMissing: ['b', 'a'] });
    pro.do(({ switchAll }) => switchAll(['b', 'a'], true));
    expect(pro.now().notes.size).toBe(0);
  });

  test('name what is on and needs what was switched off, through others too', () => {
    const pro = edit(tierOf({ a: { value: on }, b: { value: on }, c: { value: on } }));
    pro.do(({ setValue }) => setValue('a', off));
    expect(pro.now().notes.get('a')).toMatchObject({ dependents: ['b'], allDependents: ['b', 'c'] });
  });

  test('exclude each other whichever of the two declares it', () => {
    const pro = edit(tierOf({ x: { value: on }, y: { value: on } }));
    expect(pro.now().notes.get('x')?.conflicts).toEqual(['y']);
    expect(pro.now().notes.get('y')?.conflicts).toEqual(['x']);
  });

  test.each([
    {
      code: 'DEPENDENCY_UNMET',
      details: { key: 'b', missing: ['a'] },
      labels: ['Also switch on A', 'Switch off B'],
    },
    {
      code: 'DEPENDENTS_ENABLED',
      details: { key: 'a', dependents: ['b', 'c'] },
      labels: ['Also switch off B, C', 'Switch on again: A'],
    },
    { code: 'CONFLICT', details: { key: 'x', conflictsWith: ['y'] }, labels: ['Switch off Y', 'Switch off X'] },
    { code: 'STALE_WRITE', details: { currentVersion: 3 }, labels: [] },
    { code: 'CONFLICT', details: null, labels: [] },
  ] as const)('offer ways out of $code: $labels', ({ code, details, labels }) => {
    const { editing } = edit(tierOf()).now();
    const problem: Problem = { code, message: '', path: [], details };
    expect(tierRemedies(problem, editing).map(({ label }) => label)).toEqual(labels);
  });

  test('are repaired by an edit that the difference shows', () => {
    const pro = edit(tierOf());
    pro.do(({ setValue }) => setValue('b', on));
    const problem: Problem = {
      code: 'DEPENDENCY_UNMET',
      message: '',
      path: [],
      details: { key: 'b', missing: ['a'] },
    };
    pro.do((editing) => tierRemedies(problem, editing)[0]?.apply());
    expect(pro.now().lines.map(({ label }) => label)).toEqual(['B', 'A']);
  });
});
