import { describe, expect, test } from 'vitest';
import type { ChangeAnswer, ChangeOptions } from '../../../client/admin/editing/change-answer.ts';
import { matrixStep } from '../../../client/admin/tiers/matrix-step.ts';
import { sendTiers } from '../../../client/admin/tiers/send-tiers.ts';
import type { TierEditing } from '../../../client/admin/tiers/tier-editing.ts';

function tier(id: string): TierEditing {
  const nothing = (): void => {};
  return {
    tier: { id, name: id.toUpperCase(), description: null, isActive: true, tenantCount: 1, version: 1, features: [] },
    rows: new Map(),
    lines: [],
    changes: [{ key: 'ui.chat', value: { enabled: true } }],
    setValue: nothing,
    switchAll: nothing,
    inherit: nothing,
    own: nothing,
    setGate: nothing,
    discard: nothing,
  };
}

const tiers = ['free', 'pro', 'max'].map(tier);
const dry: ChangeOptions = { dryRun: true, reason: null, idempotencyKey: null };
const real: ChangeOptions = { dryRun: false, reason: 'sold', idempotencyKey: 'k' };
const refusal: ChangeAnswer = {
  revision: null,
  impact: null,
  problem: { code: 'CONFLICT', message: 'It cannot be.', path: [], details: { key: 'ui.chat' } },
};

function gains(id: string): ChangeAnswer {
  return {
    revision: '7',
    problem: null,
    impact: {
      tenantCount: 2,
      features: [{ key: 'ui.chat', on: 2, off: 0, limits: 0, tenants: [{ id, name: id, effect: 'ON' }] }],
      models: [{ id: 'gpt', name: 'GPT', on: 1, off: 0 }],
      components: [],
    },
  };
}

describe('edits of several tiers', () => {
  test('are rehearsed as one: what happens to the tenants of each adds up', async () => {
    const answer = await sendTiers(
      tiers,
      dry,
      async ({ tier: { id } }) => gains(id),
      () => {
        throw new Error('a rehearsal saves nothing');
      },
    );
    expect(answer.impact).toMatchObject({
      tenantCount: 6,
      features: [{ key: 'ui.chat', on: 6, tenants: [{ id: 'free' }, { id: 'pro' }, { id: 'max' }] }],
      models: [{ id: 'gpt', on: 3 }],
    });
  });

  test('are saved one after the other, each with a key of its own', async () => {
    const sent: ChangeOptions[] = [];
    const saved: string[] = [];
    let revision = 7;
    const send = async (_: TierEditing, options: ChangeOptions): Promise<ChangeAnswer> => {
      sent.push(options);
      revision += 1;
      return { revision: String(revision), impact: null, problem: null };
    };
    const answer = await sendTiers(tiers, real, send, (editing, at) => saved.push(`${editing.tier.id} ${at}`));
    expect(saved).toEqual(['free 8', 'pro 9', 'max 10']);
    expect(sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['k:free', 'k:pro', 'k:max']);
    expect(answer).toMatchObject({ revision: '10', problem: null });
  });

  test('stop at the first refusal, which names its tier and what is saved already', async () => {
    const saved: string[] = [];
    const answer = await sendTiers(
      tiers,
      real,
      async ({ tier: { id } }) => (id === 'pro' ? refusal : { ...gains(id), impact: null }),
      (editing) => saved.push(editing.tier.id),
    );
    expect(saved).toEqual(['free']);
    expect(answer.problem).toMatchObject({
      message: 'PRO: It cannot be. Saved before: FREE.',
      details: { key: 'ui.chat', tierId: 'pro' },
    });
  });
});

describe('the keys of the grid', () => {
  test.each([
    ['ArrowDown', false, [1, 0]],
    ['ArrowUp', false, [0, 0]],
    ['ArrowRight', false, [0, 1]],
    ['ArrowLeft', false, [0, 0]],
    ['PageDown', false, [10, 0]],
    ['End', false, [0, 2]],
    ['End', true, [29, 2]],
    ['x', false, null],
  ] as const)('%s leads (with Ctrl: %s) from the first cell to %j', (key, ctrlKey, to) => {
    expect(matrixStep({ key, ctrlKey }, [0, 0], [30, 3])).toEqual(to);
  });
});
