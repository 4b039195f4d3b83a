import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { seedDemo, seedRegistry } from '../seeds/seed.ts';
import { tierIds } from '../seeds/tiers.ts';
import { startEmbeddedPostgres } from '../server/database/embedded-postgres.ts';
import { createOrm, migrateUp } from '../server/orm.ts';

/** Tenants of the benchmark, by number. */
export const tenantId = (number: number): string => `b0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Tenants on Pro without overrides: 0 to 999. All of them have the same content. */
export const PLAIN = { first: 0, count: 1_000 } as const;
/** Tenants on Pro, each with an override of its own, so that no two have the same content: 1000 to 1499. */
export const VARIED = { first: 1_000, count: 500 } as const;

export const benchTier: string = tierIds.pro;
/** A feature of the tier that no other one and no model hangs on. */
export const FLIPPED = 'integrations.langfuse';

/** Databases that are made for this run and gone after it. */
export interface World extends AsyncDisposable {
  /** A copy of the seeded database with the tenants above. */
  database(name: string, populate?: (client: Client) => Promise<void>): Promise<string>;
}

/** A durable PostgreSQL of its own, set up as `npm start` does it. */
export async function openWorld(): Promise<World> {
  await using opened = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'feature-control-bench-'));
  opened.defer(() => rm(dir, { recursive: true, force: true }));
  const server = await startEmbeddedPostgres({ dir });
  opened.defer(() => server.stop());
  const urlOf = (name: string): string => server.url.replace(/\/postgres$/, `/${name}`);

  const run = async (url: string, work: (client: Client) => Promise<unknown>): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  };
  await run(server.url, (client) => client.query('create database template'));
  await migrateUp(urlOf('template'));
  const orm = await createOrm({ databaseUrl: urlOf('template') });
  try {
    await seedRegistry(orm);
    await seedDemo(orm);
  } finally {
    await orm.close(true);
  }
  await run(urlOf('template'), async (client) => {
    await insertTenants(client, PLAIN.first, PLAIN.count + VARIED.count, [benchTier]);
    await client.query(
      `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin)
       select id, 'limits.max_flows', 'integer', jsonb_build_object('enabled', true, 'value', 1000 + right(id::text, 12)::int), 'admin'
       from tenant where id >= $1 and id < $2`,
      [tenantId(VARIED.first), tenantId(VARIED.first + VARIED.count)],
    );
  });

  const all = opened.move();
  return {
    database: async (name, populate) => {
      await run(server.url, (client) => client.query(`create database ${name} template template strategy file_copy`));
      if (populate !== undefined) await run(urlOf(name), populate);
      return urlOf(name);
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** Adds tenants without overrides, spread over the tiers in turn. */
export async function insertTenants(
  client: Client,
  first: number,
  count: number,
  tiers: readonly string[],
): Promise<void> {
  await client.query('begin');
  await client.query(`select set_config('feature_control.writer', 'on', true)`);
  await client.query(
    `insert into tenant (id, name, slug, license_tier_id)
     select ('b0000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Tenant ' || n, 'bench-' || n,
       ($3::uuid[])[1 + n % cardinality($3::uuid[])]
     from generate_series($1::int, $2::int) n`,
    [first, first + count - 1, tiers],
  );
  await client.query('commit');
}
