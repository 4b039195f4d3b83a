import { randomUUID } from 'node:crypto';
import { Client, DatabaseError } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ComponentRequiredFeature } from '../../server/components/component-required-feature.entity.ts';
import { FeatureRelation } from '../../server/features/feature-relation.entity.ts';
import { Model } from '../../server/models/model.entity.ts';
import { createOrm } from '../../server/orm.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.ts';
import { describeSchema } from '../support/describe-schema.ts';
import { allowedWrites, forbiddenWrites, world } from './schema-writes.ts';

let database: TestDatabase;
let clients: Client[] = [];

async function connect(url = database.ownerUrl): Promise<Client> {
  const client = new Client({ connectionString: url, statement_timeout: 20_000 });
  clients.push(client);
  await client.connect();
  return client;
}

beforeAll(async () => {
  database = await createTestDatabase();
  await database.query(world);
});

afterAll(async () => {
  await database.drop();
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.end()));
  clients = [];
});

/** Runs a write, with its deferred checks, and takes it back. Answers the violated constraint, or null. */
async function rehearse(client: Client, sql: string): Promise<string | null> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('set constraints all immediate');
    return null;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return error.constraint ?? error.column ?? error.message;
  } finally {
    await client.query('rollback');
  }
}

describe('forbidden writes are refused by the database itself', () => {
  test.each(forbiddenWrites)('$what', async ({ sql, by }) => {
    expect(await rehearse(await connect(), sql)).toBe(by);
  });
});

describe('what must stay possible is', () => {
  test.each(allowedWrites)('$what', async ({ sql }) => {
    expect(await rehearse(await connect(), sql)).toBeNull();
  });
});

describe('a dependency cycle closed by two transactions at once', () => {
  const half = (feature: string, related: string): string =>
    `insert into feature_relation (feature_key, related_key, kind) values ('${feature}', '${related}', 'depends_on')`;

  async function race(isolation: string): Promise<{ committed: number; refused: string[] }> {
    const [one, other] = [await connect(), await connect()];
    await one.query(`begin isolation level ${isolation}`);
    await other.query(`begin isolation level ${isolation}`);
    await one.query(half('ui.a', 'ui.b'));
    await other.query(half('ui.b', 'ui.a'));
    const outcomes = await Promise.allSettled([one.query('commit'), other.query('commit')]);
    await database.query(`delete from feature_relation where kind = 'depends_on' and feature_key in ('ui.a', 'ui.b')`);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
    return { committed: outcomes.length - refused.length, refused };
  }

  test('commits one half, never both, in twenty races', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { committed, refused } = await race('read committed');
      expect(committed).toBe(1);
      expect(refused).toEqual([expect.stringContaining('DEPENDENCY_CYCLE')]);
    }
  });

  test('commits at most one half where a transaction cannot see the other one', async () => {
    for (const isolation of ['repeatable read', 'serializable']) {
      expect((await race(isolation)).committed).toBeLessThan(2);
    }
  });
});

describe('a write of the host to its own tables', () => {
  const head = async (): Promise<number> =>
    (await database.query<{ revision: number }>('select revision::float8 as revision from head'))[0]?.revision ?? -1;

  /** Runs statements as another program would, each list in one transaction, and answers by how much the head moved. */
  async function moves(...statements: string[]): Promise<number> {
    const before = await head();
    const client = await connect();
    await client.query('begin');
    for (const sql of statements) await client.query(sql);
    await client.query('commit');
    return (await head()) - before;
  }

  const mode = (to: string): Promise<unknown> => database.query(`update feature_control_setting set mode = '${to}'`);

  test('takes a revision and announces it, while enforcing', async () => {
    await mode('enforce');
    const listener = await connect();
    const announced = new Promise<string | undefined>((resolve) => {
      listener.on('notification', ({ payload }) => {
        resolve(payload);
      });
    });
    await listener.query('listen feature_control_change');
    expect(await moves(`update tenant set is_active = not is_active where slug = 'acme'`)).toBe(1);
    expect(Number(await announced)).toBe(await head());
    expect(await database.query('select operation, scopes from change order by revision desc limit 1')).toEqual([
      { operation: 'host', scopes: { all: true } },
    ]);
  });

  test('takes one revision per transaction, whatever it writes', async () => {
    await mode('enforce');
    expect(
      await moves(
        `insert into tenant (name, slug) values ('New', 'new')`,
        `update license_tier set name = 'Professional' where name = 'Pro'`,
        `update license_tier set name = 'Pro' where name = 'Professional'`,
        `delete from tenant where slug = 'new'`,
      ),
    ).toBe(1);
  });

  test('takes none for columns that decide nothing, for no rows, and for equal values', async () => {
    await mode('enforce');
    expect(
      await moves(
        `update tenant set slug = slug, updated_at = now()`,
        `update tenant set is_active = false where slug = 'nobody'`,
        `update tenant set name = name`,
        `update license_tier set features = '{"sso": true}'`,
        `delete from tenant where slug = 'nobody'`,
      ),
    ).toBe(0);
  });

  test('takes none in legacy and shadow mode, where inputs are read through', async () => {
    for (const relaxed of ['legacy', 'shadow']) {
      await mode(relaxed);
      expect(await moves(`update tenant set is_active = not is_active where slug = 'acme'`)).toBe(0);
    }
  });

  test('is told from our own by the writer mark, which ends with its transaction', async () => {
    await mode('enforce');
    const mark = `select set_config('feature_control.writer', 'on', true)`;
    expect(await moves(mark, `update tenant set is_active = not is_active where slug = 'acme'`)).toBe(0);
    const client = await connect();
    await client.query('begin');
    await client.query(mark);
    await client.query('commit');
    const before = await head();
    await client.query(`update tenant set is_active = not is_active where slug = 'acme'`);
    expect(await head()).toBe(before + 1);
  });

  test('needs no rights on our tables and no search path of ours', async () => {
    await mode('enforce');
    const role = `host_${randomUUID().slice(0, 8)}`;
    await database.query(`create role ${role}; grant select, update on tenant to ${role}`);
    try {
      expect(
        await moves(
          `set local role ${role}`,
          'set local search_path = pg_catalog',
          `update public.tenant set is_active = not is_active where slug = 'acme'`,
        ),
      ).toBe(1);
      const client = await connect();
      await client.query(`set role ${role}`);
      await expect(client.query('select record_host_write()')).rejects.toThrow('permission denied');
    } finally {
      await database.query(`drop owned by ${role}; drop role ${role}`);
    }
  });

  test('leaves no revision behind when it is rolled back', async () => {
    await mode('enforce');
    const before = await head();
    const client = await connect();
    await client.query(`begin; update tenant set is_active = not is_active where slug = 'acme'; rollback`);
    expect(await head()).toBe(before);
  });

  test('holds the head until it ends, so that no later revision commits first', async () => {
    await mode('enforce');
    const [host, other] = [await connect(), await connect()];
    await host.query(`begin; update tenant set is_active = not is_active where slug = 'acme'`);
    await other.query(`set lock_timeout = '100ms'`);
    await expect(other.query('update head set revision = revision + 1')).rejects.toThrow('lock timeout');
    await host.query('rollback');
  });
});

describe('updated_at', () => {
  const age = `select extract(epoch from clock_timestamp() - updated_at) < 60 as young from feature_registry where feature_key = 'ui.a'`;
  const old = `update feature_registry set updated_at = '2020-01-01' where feature_key = 'ui.a'`;

  test('moves with every real change, keeps a named time, and stays with an equal write', async () => {
    await database.query(old);
    await database.query(`update feature_registry set feature_name = feature_name where feature_key = 'ui.a'`);
    expect(await database.query(age)).toEqual([{ young: false }]);
    await database.query(`update feature_registry set feature_name = 'A again' where feature_key = 'ui.a'`);
    expect(await database.query(age)).toEqual([{ young: true }]);
  });
});

describe('the entities', () => {
  test('describe the schema that the migrations build, but for what MikroORM has no words for', async () => {
    const empty = await createEmptyDatabase();
    const orm = await createOrm({ databaseUrl: empty.url });
    try {
      await orm.schema.create();
      const [described, built] = [await describeSchema(empty), await describeSchema(database)];
      expect(described.filter((line) => !built.includes(line))).toEqual([]);
      // A foreign key to columns that are not the primary key of their table: on these four hangs that a value fits its
      // feature's type, and that an approval reaches only the tenant that asked.
      const typed =
        'FOREIGN KEY (feature_key, feature_type) REFERENCES feature_registry(feature_key, feature_type) ON UPDATE CASCADE ON DELETE RESTRICT';
      expect(built.filter((line) => !described.includes(line))).toEqual([
        `license_tier_features ${typed}`,
        `tenant_feature_override ${typed}`,
        'tenant_feature_override FOREIGN KEY (request_id, tenant_id) REFERENCES upgrade_request(id, tenant_id)',
        `upgrade_request ${typed}`,
      ]);
      expect(described.length).toBeGreaterThan(200);
    } finally {
      await orm.close();
      await empty.drop();
    }
  });

  test('read back what SQL wrote, rows with composite keys and prices among it', async () => {
    const orm = await createOrm({ databaseUrl: database.url });
    try {
      const em = orm.em.fork();
      const relations = await em.find(FeatureRelation, {}, { orderBy: { relatedKey: 'asc' } });
      expect(relations.map(({ featureKey, kind, relatedKey }) => [featureKey, kind, relatedKey])).toEqual([
        ['ui.c', 'depends_on', 'ui.a'],
        ['ui.c', 'conflicts_with', 'ui.b'],
      ]);
      const required = await em.find(ComponentRequiredFeature, {}, { orderBy: { featureKey: 'asc' } });
      expect(required.map(({ featureKey }) => featureKey)).toEqual(['ui.a', 'ui.b']);
      expect(await em.findOneOrFail(Model, { modelId: 'm-1' })).toMatchObject({
        featureKey: 'ui.a',
        inputPricePer1k: '0.000150',
        outputPricePer1k: null,
      });
    } finally {
      await orm.close();
    }
  });

  test('speak over connections with time limits, in UTC', async () => {
    const orm = await createOrm({ databaseUrl: database.url });
    try {
      const settings = await orm.em.execute(
        `select name, setting from pg_settings where name in
           ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'TimeZone', 'application_name') order by lower(name)`,
      );
      expect(settings).toEqual([
        { name: 'application_name', setting: 'feature-control' },
        { name: 'idle_in_transaction_session_timeout', setting: '5000' },
        { name: 'lock_timeout', setting: '1000' },
        { name: 'statement_timeout', setting: '2000' },
        { name: 'TimeZone', setting: 'UTC' },
      ]);
    } finally {
      await orm.close();
    }
  });
});
