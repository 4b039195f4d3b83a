import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../server/errors.ts';
import { createOrm } from '../../server/orm.ts';
import { setTierFeatures, type SetTierFeatures } from '../../server/tiers/set-tier-features.ts';
import { superAdmin } from '../support/callers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { refused } from '../support/refused.ts';

let database: TestDatabase;
/** Two nodes: each with its own pool. */
let nodes: [MikroORM, MikroORM];
let tier: string;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'registry' });
  nodes = [await createOrm({ databaseUrl: database.url }), await createOrm({ databaseUrl: database.url })];
});

afterAll(async () => {
  for (const node of nodes) await node.close(true);
  await database.drop();
});

beforeEach(async () => {
  const [row] = await database.query<{ id: string }>(
    'insert into license_tier (name) values (gen_random_uuid()::text) returning id',
  );
  tier = row?.id ?? '';
});

function save(node: MikroORM, by: string, input: Partial<SetTierFeatures>) {
  const context = { em: node.em, caller: superAdmin(by), pinnedMode: null };
  return setTierFeatures(context, { tierId: tier, expectedVersion: 0, changes: [], ...input });
}

/**
 * As callers are told to: what is refused because others are saving is sent again, as it was. Had the refused one been saved after
 * all, the next would be stale.
 */
async function saveInTheEnd(
  node: MikroORM,
  by: string,
  input: Partial<SetTierFeatures>,
): Promise<Awaited<ReturnType<typeof save>>> {
  for (;;) {
    const saved = await save(node, by, input).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'FEATURE_SERVICE_UNAVAILABLE') return null;
      throw error;
    });
    if (saved !== null) return saved;
  }
}

const on = (key: string) => ({ key, value: { enabled: true } });

/** The version that a stale write should have been made on; throws what the write failed with otherwise. */
function staleVersion(error: unknown): number {
  if (!(error instanceof Refusal) || error.code !== 'STALE_WRITE') throw error;
  return Number(error.details['currentVersion']);
}

async function number(sql: string, params: readonly unknown[] = []): Promise<number> {
  const [row] = await database.query<{ n: number }>(`select (${sql})::float8 as n`, params);
  return row?.n ?? Number.NaN;
}

describe('two admins who edit the same version of a tier at once', () => {
  test('one wins, the other is told what changed, and nothing of the loser is left: 20 times', async () => {
    for (let version = 0; version < 20; version += 1) {
      const before = await number('select revision from head');
      const value = (limit: number) => ({ key: 'limits.max_flows', value: { enabled: true, value: limit } });
      const attempts = [
        save(nodes[0], 'Ada', { expectedVersion: version, changes: [value(2 * version)] }),
        save(nodes[1], 'Bob', { expectedVersion: version, changes: [value(2 * version + 1)] }),
      ];
      const [ada, bob] = await Promise.allSettled(attempts);
      expect(new Set([ada?.status, bob?.status])).toEqual(new Set(['fulfilled', 'rejected']));
      const [winner, loser] = ada?.status === 'fulfilled' ? ['Ada', attempts[1]] : ['Bob', attempts[0]];
      const problem = await refused(loser ?? Promise.resolve());
      expect(problem.code).toBe('STALE_WRITE');
      expect(problem.details).toMatchObject({
        currentVersion: version + 1,
        changes: [{ key: 'limits.max_flows', by: winner, revision: String(before + 1) }],
      });
      expect(await number('select revision from head')).toBe(before + 1);
      expect(await database.query('select actor_name from change where revision > $1', [before])).toEqual([
        { actor_name: winner },
      ]);
      expect(
        await database.query(
          `select feature_value->'value' as value from license_tier_features where license_tier_id = $1`,
          [tier],
        ),
      ).toEqual([{ value: 2 * version + (winner === 'Ada' ? 0 : 1) }]);
    }
  });
});

describe('40 writers at once on two nodes', () => {
  test('take revisions without a gap, in the order in which they commit, each with its lines and a later time', async () => {
    const listener = new Client({ connectionString: database.url });
    await listener.connect();
    await listener.query('listen feature_control_change');
    const heard: number[] = [];
    listener.on('notification', ({ payload }) => heard.push(Number(payload)));
    const before = await number('select revision from head');
    const keys = ['models.mistral', 'models.groq', 'models.anthropic', 'ui.debug.enabled'];
    const tiers = await database.query<{ id: string }>(
      'insert into license_tier (name) select gen_random_uuid()::text from generate_series(1, 40) returning id',
    );
    const base = await number('select revision from head');
    expect(base).toBe(before + 1);

    const answers = await Promise.all(
      tiers.map(({ id }, n) =>
        saveInTheEnd(nodes[n % 2 === 0 ? 0 : 1], `Admin ${n}`, {
          tierId: id,
          changes: keys.slice(0, 1 + (n % 4)).map(on),
        }),
      ),
    );

    const revisions = answers.map(({ revision }) => revision).toSorted((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 40 }, (_, n) => base + 1 + n));
    await expect.poll(() => heard.length, { timeout: 5000 }).toBe(41);
    // Notifications come in the order of the commits, so this says: revision order is commit order.
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(await number('select count(*) from change where revision > $1', [base])).toBe(40);
    expect(
      await number(
        `select count(*) from (select at < lag(at) over (order by revision) as back from change) times where back`,
      ),
    ).toBe(0);
    for (const [n, { revision, outcome }] of answers.entries()) {
      expect(
        await database.query(
          `select l.entity_id, l.position, l.performed_at = c.at as same_time, c.actor_name
           from feature_audit_log l join change c using (revision) where revision = $1 order by position`,
          [revision],
        ),
      ).toEqual(
        outcome.changedKeys.map((_, position) => ({
          entity_id: tiers[n]?.id,
          position,
          same_time: true,
          actor_name: `Admin ${n}`,
        })),
      );
    }
    await listener.end();
  });

  test('on one tier, each on the version it has read: the log replays to the rows', async () => {
    const limits = ['limits.max_flows', 'limits.max_api_calls_per_month'];
    await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        const change = { key: limits[n % 2] ?? '', value: { enabled: true, value: n } };
        for (let expectedVersion = 0, saved = false; !saved;) {
          const node = nodes[n % 2 === 0 ? 0 : 1];
          const attempt = saveInTheEnd(node, `Admin ${n}`, { expectedVersion, changes: [change] });
          const version = await attempt.then(() => null, staleVersion);
          saved = version === null;
          expectedVersion = version ?? 0;
        }
      }),
    );
    expect(await number('select version from license_tier where id = $1', [tier])).toBe(10);
    const replayed = await database.query(
      `select distinct on (feature_key) feature_key, new_value->'value' as value from feature_audit_log where entity_id = $1 and feature_key <> '$tier'
       order by feature_key, revision desc, position desc`,
      [tier],
    );
    expect(replayed).toHaveLength(2);
    expect(replayed).toEqual(
      await database.query(
        'select feature_key, feature_value as value from license_tier_features where license_tier_id = $1 order by feature_key',
        [tier],
      ),
    );
    // Every line begins where the one before it ended.
    expect(
      await number(
        `select count(*) from (select old_value is distinct from lag(new_value) over (partition by feature_key order by revision, position) as torn
         from feature_audit_log where entity_id = $1) lines where torn`,
        [tier],
      ),
    ).toBe(0);
  });
});

describe('a save that is sent twice', () => {
  test('at once, with one idempotency key, changes things once and answers both the same', async () => {
    const before = await number('select revision from head');
    const twice = { changes: [on('models.mistral')], idempotencyKey: crypto.randomUUID() };
    const answers = await Promise.all([save(nodes[0], 'Ada', twice), save(nodes[1], 'Ada', twice)]);
    expect(answers[1]).toEqual(answers[0]);
    expect(await number('select revision from head')).toBe(before + 1);
  });

  test('replays its refusal, though it would go through by now', async () => {
    const late = { expectedVersion: 1, changes: [on('models.mistral')], idempotencyKey: crypto.randomUUID() };
    expect((await refused(save(nodes[0], 'Ada', late))).code).toBe('STALE_WRITE');
    await save(nodes[0], 'Bob', { changes: [on('models.groq')] });
    expect((await refused(save(nodes[1], 'Ada', late))).code).toBe('STALE_WRITE');
    expect((await refused(save(nodes[1], 'Ada', { ...late, expectedVersion: 0 }))).code).toBe('IDEMPOTENCY_MISMATCH');
  });
});

describe('somebody else who holds a lock', () => {
  test.each([
    ['the config lock', 'select from head for update'],
    ['the row of the tier', 'select from license_tier for update'],
  ])('%s, and hangs: the save is refused soon, and leaves nothing', async (_, lock) => {
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query(lock);
    const before = await number('select revision from head');
    const started = performance.now();
    const refusals = await Promise.all(
      [0, 1, 0, 1].map((n) => refused(save(nodes[n === 0 ? 0 : 1], 'Ada', { changes: [on('models.mistral')] }))),
    );
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['FEATURE_SERVICE_UNAVAILABLE']));
    expect(performance.now() - started).toBeLessThan(2500);
    await holder.query('rollback');
    await holder.end();
    expect(await number('select revision from head')).toBe(before);
    expect(await number('select count(*) from license_tier_features where license_tier_id = $1', [tier])).toBe(0);
    await save(nodes[0], 'Ada', { changes: [on('models.mistral')] });
  });

  test('a host that writes tenants and tiers meanwhile neither loses its writes nor ours', async () => {
    const host = new Client({ connectionString: database.url });
    await host.connect();
    const before = await number('select revision from head');
    const hostWrites = (async () => {
      for (let n = 0; n < 20; n += 1) {
        await host.query('update license_tier set name = $2 where id = $1', [tier, `${tier} ${n}`]);
      }
    })();
    for (let version = 0; version < 10; version += 1) {
      const change = { key: 'limits.max_flows', value: { enabled: true, value: version } };
      for (;;) {
        const saved = await save(nodes[0], 'Ada', { expectedVersion: version, changes: [change] }).then(
          () => true,
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'FEATURE_SERVICE_UNAVAILABLE' });
            return false;
          },
        );
        if (saved) break;
      }
    }
    await hostWrites;
    await host.end();
    expect(await number('select revision from head')).toBe(before + 30);
    expect(await number(`select count(*) from change where operation = 'host' and revision > $1`, [before])).toBe(20);
  });
});

describe('a failure in the middle', () => {
  test.each(['head', 'change', 'feature_audit_log', 'license_tier'])(
    'while %s is written leaves nothing',
    async (table) => {
      await database.query(
        `create or replace function break_it() returns trigger language plpgsql as $$ begin raise exception 'broken here'; end $$`,
      );
      const dump = async (): Promise<unknown> =>
        database.query(
          `select (select json_agg(h) from head h), (select count(*) from change), (select count(*) from feature_audit_log),
           (select count(*) from app_user), (select json_agg(t) from license_tier t where id = $1),
           (select count(*) from license_tier_features), (select count(*) from idempotency_key)`,
          [tier],
        );
      const before = await dump();
      await database.query(
        `create trigger break_it before insert or update on ${table} for each row execute function break_it()`,
      );
      try {
        const broken = save(nodes[0], crypto.randomUUID(), {
          changes: [on('models.mistral')],
          idempotencyKey: 'broken',
        });
        await expect(broken).rejects.toThrow('broken here');
      } finally {
        await database.query(`drop trigger break_it on ${table}`);
      }
      expect(await dump()).toEqual(before);
    },
  );
});
