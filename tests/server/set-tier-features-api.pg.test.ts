import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/auth/actor.ts';
import { createSchema } from '../../server/graphql.ts';
import { createOrm } from '../../server/orm.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { actor, executeAs, type Answer } from '../support/execute-graphql.ts';
import { readWorld, tenantId, tierId, UNKNOWN_ID } from './read-world.ts';

const schema = createSchema();
const ada = actor('super_admin');
const SAVE = `mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) {
  revision problem { code path details } changedKeys tenantCount
  impact { tenantCount features { key on off limits tenants(first: 1) { name effect } } }
  tier { version features(category: LIMITS) { key inherited value { enabled limit unlimited } } } } }`;

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.query(readWorld);
  orm = await createOrm({ databaseUrl: database.url });
});
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

function save(who: Actor | null, input: Record<string, unknown>): Promise<Answer> {
  return executeAs({ schema, orm }, who, SAVE, { input });
}

async function revisionNow(): Promise<string | undefined> {
  const [head] = await database.query<{ revision: string }>('select revision::text from head');
  return head?.revision;
}

/** What was refused of a change of `limits.seats`, `ui.f01` or whatever key is given, on the Free tier. */
async function problemOf(change: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await save(ada, { tierId: tierId(1), expectedVersion: 0, changes: [change] });
  expect(errors).toEqual([]);
  const payload = data?.['setTierFeatures'] as {
    revision: unknown;
    problem: { code: string; details: { detail?: string } };
  };
  expect(payload.revision).toBeNull();
  return payload.problem.details.detail ?? payload.problem.code;
}

describe('setTierFeatures over GraphQL', () => {
  it.each([
    ['nobody', null, 'UNAUTHENTICATED'],
    ['a member', actor('member', tenantId(1)), 'FORBIDDEN'],
    ['a tenant admin', actor('tenant_admin', tenantId(1)), 'FORBIDDEN'],
  ])('is not for %s, whether the tier exists or not', async (_name, who, code) => {
    const before = await revisionNow();
    for (const id of [tierId(1), UNKNOWN_ID]) {
      const { data, errors } = await save(who, {
        tierId: id,
        expectedVersion: 0,
        changes: [{ key: 'ui.f01', inherit: true }],
      });
      expect(data).toBeNull();
      expect(errors.map((error) => error.extensions?.['code'])).toEqual([code]);
    }
    expect(await revisionNow()).toBe(before);
  });

  it('rehearses: tells who would be concerned, and changes nothing', async () => {
    const before = await revisionNow();
    const changes = [{ key: 'limits.seats', value: { enabled: true, limit: 9 } }];
    const { data, errors } = await save(ada, { tierId: tierId(2), expectedVersion: 0, changes, dryRun: true });
    expect(errors).toEqual([]);
    expect(data?.['setTierFeatures']).toEqual({
      revision: before,
      problem: null,
      changedKeys: ['limits.seats'],
      tenantCount: 33,
      impact: {
        tenantCount: 33,
        features: [
          { key: 'limits.seats', on: 0, off: 0, limits: 33, tenants: [{ name: 'Tenant 001', effect: 'LIMIT' }] },
        ],
      },
      tier: {
        version: 0,
        features: [{ key: 'limits.seats', inherited: true, value: { enabled: true, limit: 5, unlimited: false } }],
      },
    });
    expect(await revisionNow()).toBe(before);
  });

  it('answers each of several changes in one document with the tier as it is after it', async () => {
    const before = Number(await revisionNow());
    const fields =
      'revision problem { code } tier { version features(category: LIMITS) { value { limit unlimited } } }';
    const one = (version: number, value: string): string =>
      `setTierFeatures(input: { tierId: "${tierId(3)}", expectedVersion: ${version}, changes: [{ key: "limits.seats", value: ${value} }] }) { ${fields} }`;
    const source = `mutation { a: ${one(0, '{ enabled: true, limit: 0 }')} b: ${one(1, '{ enabled: true, unlimited: true }')} }`;
    const { data, errors } = await executeAs({ schema, orm }, ada, source);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      a: {
        revision: String(before + 1),
        problem: null,
        tier: { version: 1, features: [{ value: { limit: 0, unlimited: false } }] },
      },
      b: {
        revision: String(before + 2),
        problem: null,
        tier: { version: 2, features: [{ value: { limit: null, unlimited: true } }] },
      },
    });
  });

  it('answers a refusal as data, with its place in the input', async () => {
    const { data, errors } = await save(ada, {
      tierId: tierId(1),
      expectedVersion: 0,
      changes: [
        { key: 'ui.f01', inherit: true },
        { key: 'ui.ghost', inherit: true },
      ],
    });
    expect(errors).toEqual([]);
    expect(data?.['setTierFeatures']).toEqual({
      revision: null,
      problem: { code: 'UNKNOWN_FEATURE', path: ['changes', '1', 'key'], details: { key: 'ui.ghost' } },
      changedKeys: [],
      tenantCount: null,
      impact: null,
      tier: null,
    });
  });

  it.each([UNKNOWN_ID, 'no uuid'])('answers UNKNOWN_TIER for the id %s', async (id) => {
    const { data } = await save(ada, { tierId: id, expectedVersion: 0, changes: [{ key: 'ui.f01', inherit: true }] });
    expect(data?.['setTierFeatures']).toMatchObject({
      revision: null,
      problem: { code: 'UNKNOWN_TIER', path: ['tierId'] },
    });
  });

  it.each([
    ['limits.seats', { enabled: true }, 'VALUE_REQUIRED'],
    ['limits.seats', { enabled: true, limit: null, unlimited: false }, 'VALUE_REQUIRED'],
    ['limits.seats', { enabled: true, limit: 1, unlimited: true }, 'UNKNOWN_FIELD'],
    ['limits.seats', { enabled: true, limit: -1 }, 'OUT_OF_RANGE'],
    ['limits.seats', { enabled: true, text: '5' }, 'NOT_AN_INTEGER'],
    ['limits.seats', { enabled: true, json: 5 }, 'NOT_AN_INTEGER'],
    ['ui.f01', { enabled: true, limit: 1 }, 'VALUE_NOT_ALLOWED'],
    ['ui.f01', { enabled: true, unlimited: true }, 'VALUE_NOT_ALLOWED'],
    ['ui.f01', { enabled: true, json: {} }, 'VALUE_NOT_ALLOWED'],
  ])('refuses for %s the value %j', async (key, value, detail) => {
    expect(await problemOf({ key, value })).toBe(detail);
  });

  it.each([
    ['a limit beyond an Int', { enabled: true, limit: 2 ** 31 }],
    ['a value without `enabled`', { limit: 1 }],
    ['a control character in a text', { enabled: true, text: 'a\0b' }],
    ['a control character in JSON', { enabled: true, json: { deep: ['\u001b[2J'] } }],
    ['a control character in a name in JSON', { enabled: true, json: { 'a\0': 1 } }],
  ])('refuses %s before anything is looked at', async (_name, value) => {
    const { data, errors } = await save(ada, {
      tierId: 'no uuid',
      expectedVersion: 0,
      changes: [{ key: 'ui.f01', value }],
    });
    expect(data ?? null).toBeNull();
    expect(errors.map((error) => error.extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
  });
});
