import type { MikroORM } from '@mikro-orm/postgresql';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/auth/actor.ts';
import {
  configTransaction,
  type ChangeRequest,
  type ConfigTransaction,
} from '../../server/changes/config-transaction.ts';
import { BadInput, Refusal } from '../../server/errors.ts';
import { createOrm } from '../../server/orm.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const NIL = '00000000-0000-0000-0000-000000000000';
const ada: Caller = {
  actor: {
    subject: 'ada',
    role: 'super_admin',
    tenantId: null,
    email: 'ada@example.com',
    name: 'Ada',
    expiresAt: Date.now() + 60_000,
  },
  address: '192.0.2.7',
  userAgent: 'test/1',
};
const request: ChangeRequest = { caller: ada, operation: 'rename', reason: 'because', pinnedMode: null };

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await createOrm({ databaseUrl: database.url, poolSize: 20 });
});

afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

/** A change that is easy to see: a tier of this name, and a line about it. */
async function addTier(tx: ConfigTransaction, name: string): Promise<string> {
  const [tier] = await tx.query<{ id: string }>('insert into license_tier (name) values ($1) returning id', [name]);
  if (tier === undefined) throw new Error('no tier was inserted');
  tx.record({
    entityType: 'tier',
    entityId: tier.id,
    key: '$tier',
    action: 'create',
    oldValue: null,
    newValue: { name },
  });
  tx.touch({ tiers: [tier.id] });
  return tier.id;
}

async function head(): Promise<number> {
  const [row] = await database.query<{ revision: number }>('select revision::float8 as revision from head');
  return row?.revision ?? -1;
}

async function tierNames(): Promise<string[]> {
  return (await database.query<{ name: string }>('select name from license_tier order by name')).map(
    ({ name }) => name,
  );
}

async function problem(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => new Error('it went through'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error;
  return error.code;
}

describe('a change', () => {
  let before: number;
  beforeEach(async () => {
    await database.query('delete from license_tier');
    before = await head();
  });

  test('commits with its revision, its audit rows, who, why and from where', async () => {
    const { revision, outcome } = await configTransaction(orm, request, (tx) => addTier(tx, 'Pro'));
    expect(revision).toBe(before + 1);
    expect(await head()).toBe(before + 1);
    const [change] = await database.query(
      `select c.actor_subject, c.actor_name, c.operation, c.reason, host(c.ip_address) as address, c.user_agent, c.scopes,
         u.subject as user_subject, c.at = (select changed_at from head) as at_head
       from change c join app_user u on u.id = c.performed_by where revision = $1`,
      [revision],
    );
    expect(change).toEqual({
      actor_subject: 'ada',
      actor_name: 'Ada',
      operation: 'rename',
      reason: 'because',
      address: '192.0.2.7',
      user_agent: 'test/1',
      scopes: { tiers: [outcome] },
      user_subject: 'ada',
      at_head: true,
    });
    expect(
      await database.query(
        'select position, entity_type, feature_key, action, old_value, new_value, reason from feature_audit_log where revision = $1',
        [revision],
      ),
    ).toEqual([
      {
        position: 0,
        entity_type: 'tier',
        feature_key: '$tier',
        action: 'create',
        old_value: null,
        new_value: { name: 'Pro' },
        reason: 'because',
      },
    ]);
  });

  test('is announced when it is committed, with its revision', async () => {
    const listener = new Client({ connectionString: database.url });
    await listener.connect();
    await listener.query('listen feature_control_change');
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    await configTransaction(orm, { ...request, dryRun: true }, (tx) => addTier(tx, 'Rehearsed'));
    const { revision } = await configTransaction(orm, request, (tx) => addTier(tx, 'Pro'));
    for (let tries = 0; heard.length === 0 && tries < 200; tries += 1) await delay(10);
    expect(heard).toEqual([String(revision)]);
    await listener.end();
  });

  test('that records nothing takes no revision', async () => {
    expect(await configTransaction(orm, request, () => Promise.resolve('as it was'))).toEqual({
      revision: before,
      outcome: 'as it was',
    });
    expect(await head()).toBe(before);
  });

  test('that is refused half-way leaves nothing', async () => {
    const refused = configTransaction(orm, request, async (tx) => {
      await addTier(tx, 'Pro');
      throw new Refusal('CONFLICT', 'no');
    });
    expect(await problem(refused)).toBe('CONFLICT');
    expect([await tierNames(), await head()]).toEqual([[], before]);
  });

  test('of the system has no user, and says so', async () => {
    const { revision } = await configTransaction(orm, { ...request, caller: null }, (tx) => addTier(tx, 'Pro'));
    expect(
      await database.query('select actor_subject, actor_name, performed_by from change where revision = $1', [
        revision,
      ]),
    ).toEqual([{ actor_subject: null, actor_name: 'system', performed_by: null }]);
  });

  test('keeps the user up to date with the token, and out of a tenant that does not exist', async () => {
    const renamed = { ...ada, actor: { ...ada.actor, name: 'Ada L.', email: null, tenantId: NIL } };
    await configTransaction(orm, request, (tx) => addTier(tx, 'One'));
    await configTransaction(orm, { ...request, caller: renamed }, (tx) => addTier(tx, 'Two'));
    expect(await database.query('select email, name, role, tenant_id from app_user')).toEqual([
      { email: 'ada@example.com', name: 'Ada L.', role: 'super_admin', tenant_id: null },
    ]);
  });

  test('is not kept from being saved by a caller without a usable address', async () => {
    const { revision } = await configTransaction(orm, { ...request, caller: { ...ada, address: 'unix:' } }, (tx) =>
      addTier(tx, 'Pro'),
    );
    expect(await database.query('select ip_address from change where revision = $1', [revision])).toEqual([
      { ip_address: null },
    ]);
  });

  test('runs in the mode that the environment pins', async () => {
    const mode = (tx: ConfigTransaction): Promise<string> => Promise.resolve(tx.mode);
    expect((await configTransaction(orm, request, mode)).outcome).toBe('enforce');
    expect((await configTransaction(orm, { ...request, pinnedMode: 'legacy' }, mode)).outcome).toBe('legacy');
  });

  test.each([
    ['too long', 'x'.repeat(1001)],
    ['with a control character', 'line\nbreak'],
    ['with half a character', '\uD800'],
  ])('with a reason %s is refused before anything else', async (_, reason) => {
    const work = (): never => {
      throw new Error('it was started');
    };
    await expect(configTransaction(orm, { ...request, reason }, work)).rejects.toBeInstanceOf(BadInput);
  });

  test('with a deferred check that fails is found out by the dry run too', async () => {
    await database.query(
      `insert into feature_registry (feature_key, feature_name, category) values ('ui.x.a', 'A', 'ui'), ('ui.x.b', 'B', 'ui')
       on conflict do nothing`,
    );
    const closeCycle = async (tx: ConfigTransaction): Promise<void> => {
      await tx.query(
        `insert into feature_relation values ('ui.x.a', 'ui.x.b', 'depends_on'), ('ui.x.b', 'ui.x.a', 'depends_on')`,
        [],
      );
      tx.touch({ catalog: true });
    };
    await expect(configTransaction(orm, { ...request, dryRun: true }, closeCycle)).rejects.toThrow('DEPENDENCY_CYCLE');
  });
});

describe('the config lock', () => {
  test('is waited for shortly: somebody who holds it and hangs stops nobody for long', async () => {
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select from head for update');
    const started = performance.now();
    expect(await problem(configTransaction(orm, request, (tx) => addTier(tx, 'Late')))).toBe(
      'FEATURE_SERVICE_UNAVAILABLE',
    );
    const waited = performance.now() - started;
    expect(waited).toBeGreaterThan(900);
    expect(waited).toBeLessThan(2500);
    await holder.query('rollback');
    await holder.end();
    expect((await configTransaction(orm, request, (tx) => addTier(tx, 'Late'))).outcome).toBeTypeOf('string');
  });

  test('is given back when the connection is lost, and nothing is saved', async () => {
    const names = await tierNames();
    const cut = configTransaction(orm, request, async (tx) => {
      await addTier(tx, 'Lost');
      await tx.query('select pg_terminate_backend(pg_backend_pid())', []);
    });
    expect(await problem(cut)).toBe('FEATURE_SERVICE_UNAVAILABLE');
    expect(await tierNames()).toEqual(names);
  });

  test('is not lost to the pool with the connections that are lost', async () => {
    const small = await createOrm({ databaseUrl: database.url, poolSize: 2 });
    for (let lost = 0; lost < 4; lost += 1) {
      const cut = configTransaction(small, request, (tx) =>
        tx.query('select pg_terminate_backend(pg_backend_pid())', []),
      );
      expect(await problem(cut)).toBe('FEATURE_SERVICE_UNAVAILABLE');
    }
    await configTransaction(small, request, (tx) => addTier(tx, 'Saved'));
    await small.close(true);
  });
});

describe('an idempotency key', () => {
  let key: string;
  beforeEach(async () => {
    key = crypto.randomUUID();
    await database.query('delete from license_tier');
  });
  const once = (name: string, more: Partial<ChangeRequest> = {}) =>
    configTransaction(orm, { ...request, idempotencyKey: key, body: { name }, ...more }, (tx) => addTier(tx, name));

  test('replays the first answer and does nothing again', async () => {
    const first = await once('Pro');
    expect(await once('Pro')).toEqual(first);
    expect(await head()).toBe(first.revision);
    expect(await tierNames()).toEqual(['Pro']);
  });

  test('replays the answer to eight requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => once('Pro')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await tierNames()).toEqual(['Pro']);
  });

  test('with another body is refused', async () => {
    await once('Pro');
    expect(await problem(once('Free'))).toBe('IDEMPOTENCY_MISMATCH');
  });

  test('does not mind the order of the fields of the body', async () => {
    const first = await once('Pro', { body: { a: 1, b: [{ c: 2, d: undefined }] } });
    expect(await once('Pro', { body: { b: [{ c: 2 }], a: 1 } })).toEqual(first);
  });

  test('belongs to its actor and its operation', async () => {
    await once('Pro');
    await once('Free', { operation: 'other' });
    await once('Team', { caller: { ...ada, actor: { ...ada.actor, subject: 'bob' } } });
    expect(await tierNames()).toEqual(['Free', 'Pro', 'Team']);
  });

  test('replays a refusal, whose writes are taken back, though it would go through now', async () => {
    let allowed = false;
    const attempt = () =>
      configTransaction(orm, { ...request, idempotencyKey: key }, async (tx) => {
        await addTier(tx, 'Pro');
        if (!allowed) throw new Refusal('CONFLICT', 'not now', { with: 'x' }, ['changes', 0]);
        return 'done';
      });
    const before = await head();
    expect(await problem(attempt())).toBe('CONFLICT');
    allowed = true;
    const error: unknown = await attempt().catch((e: unknown) => e);
    expect(error).toMatchObject({
      code: 'CONFLICT',
      message: 'not now',
      details: { with: 'x' },
      inputPath: ['changes', 0],
    });
    expect([await tierNames(), await head()]).toEqual([[], before]);
  });

  test('is not used up by a dry run or by an error of ours', async () => {
    await once('Pro', { dryRun: true });
    const broken = configTransaction(orm, { ...request, idempotencyKey: key, body: { name: 'Pro' } }, () =>
      Promise.reject(new Error('a bug')),
    );
    await expect(broken).rejects.toThrow('a bug');
    await once('Pro');
    expect(await tierNames()).toEqual(['Pro']);
  });
});
