import { expect, it } from 'vitest';
import { createTestFeatures, evaluateGate, type GateConditions, type TestValues } from '../../client/sdk/index.ts';

const on = true;
const off = false;
const a = 'ui.debug.enabled';
const b = 'ui.debug.step_execution';
const c = 'ui.debug.logs_access';

interface Case {
  readonly id: string;
  readonly values: TestValues;
  readonly conditions: GateConditions;
  readonly state: 'open' | 'closed' | 'misconfigured';
  readonly blocker?: string;
}

const cases: readonly Case[] = [
  { id: 'one feature that is on', values: { [a]: on }, conditions: { feature: a }, state: 'open' },
  { id: 'one feature that is off', values: { [a]: off }, conditions: { feature: a }, state: 'closed', blocker: a },
  {
    id: 'a key that nobody knows',
    values: {},
    conditions: { feature: 'ui.ghost' },
    state: 'closed',
    blocker: 'ui.ghost',
  },
  {
    id: 'a prefix of a key is no key',
    values: { [a]: on },
    conditions: { feature: 'ui.debug' },
    state: 'closed',
    blocker: 'ui.debug',
  },
  { id: 'all of requireAll on', values: { [a]: on, [b]: on }, conditions: { requireAll: [a, b] }, state: 'open' },
  {
    id: 'one of requireAll off',
    values: { [a]: on, [b]: off },
    conditions: { requireAll: [a, b] },
    state: 'closed',
    blocker: b,
  },
  {
    id: 'G6: requireAny only, one of two on',
    values: { [a]: off, [b]: on },
    conditions: { requireAny: [a, b] },
    state: 'open',
  },
  {
    id: 'none of requireAny on',
    values: { [a]: off, [b]: off },
    conditions: { requireAny: [a, b] },
    state: 'closed',
    blocker: a,
  },
  {
    id: 'requireAny does not let a feature through that is off',
    values: { [a]: off, [b]: on },
    conditions: { feature: a, requireAny: [b] },
    state: 'closed',
    blocker: a,
  },
  {
    id: 'requireAny does not stand in for requireAll',
    values: { [a]: on, [b]: off, [c]: on },
    conditions: { feature: a, requireAll: [b], requireAny: [c] },
    state: 'closed',
    blocker: b,
  },
  {
    id: 'all three kinds satisfied',
    values: { [a]: on, [b]: on, [c]: on },
    conditions: { feature: a, requireAll: [b], requireAny: [c, 'ui.ghost'] },
    state: 'open',
  },
  {
    id: 'an empty requireAny asks for nothing',
    values: { [a]: on },
    conditions: { feature: a, requireAny: [] },
    state: 'open',
  },
  { id: 'no condition at all', values: { [a]: on }, conditions: {}, state: 'misconfigured' },
  {
    id: 'only empty lists',
    values: { [a]: on },
    conditions: { requireAll: [], requireAny: [] },
    state: 'misconfigured',
  },
  {
    id: 'of the missing ones the withdrawn one counts, since nothing can be offered',
    values: { [a]: { enabled: off, upgradable: true }, [b]: { enabled: off, reason: 'INACTIVE' } },
    conditions: { requireAll: [a, b] },
    state: 'closed',
    blocker: b,
  },
  {
    id: 'of the alternatives the one that can be had counts',
    values: { [a]: off, [b]: { enabled: off, upgradable: true } },
    conditions: { requireAny: [a, b] },
    state: 'closed',
    blocker: b,
  },
  { id: 'a limit of zero is on', values: { [a]: 0 }, conditions: { feature: a }, state: 'open' },
];

it.each(cases)('gate: $id', ({ values, conditions, state, blocker }) => {
  const verdict = evaluateGate(conditions, createTestFeatures(values).store.getFeature);
  expect(verdict.state).toBe(state);
  expect(verdict.blocker?.key).toBe(blocker);
});
