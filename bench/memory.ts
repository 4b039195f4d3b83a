import type { Client } from 'pg';
import { tierIds } from '../seeds/tiers.ts';
import { SERVER_CORE, startChild } from './child.ts';
import type { MemoryMethods } from './memory.child.ts';
import type { Memory } from './own-usage.ts';
import type { Report } from './report.ts';
import { insertTenants, tenantId, type World } from './world.ts';

const FIRST = 100_000;
const TENANTS = 100_000;
const WARM_UP_FIRST = 300_000;
const WARM_UP = 20_000;
const MEGABYTE = 1_024 * 1_024;
/** glibc keeps what Node's native side has freed, here the answers of the database, unless it is told otherwise. */
const RETURNING = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '65536' };

/** What 100,000 tenants, one in ten with one to three overrides of random features, take in the server. */
export async function benchMemory(report: Report, world: World): Promise<void> {
  const databaseUrl = await world.database('memory', populate);
  const ids = idsFrom(FIRST, TENANTS);
  const floor = await floorOf(ids);

  const { held, rss, contents } = await tenantsIn(databaseUrl, ids, {});
  const name = `${TENANTS} tenants, ${contents} contents`;
  report.amount(`${name}: heap and buffers`, 'MB', held, 30, floor.held);
  report.amount(`${name}: resident`, 'MB', rss, 30, floor.rss);
  const returned = await tenantsIn(databaseUrl, ids, RETURNING);
  report.amount(`... resident, with a malloc that gives pages back`, 'MB', returned.rss);
}

interface Taken {
  /** Megabytes. */
  readonly held: number;
  readonly rss: number;
}

async function tenantsIn(
  databaseUrl: string,
  ids: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Taken & { readonly contents: number }> {
  await using child = await startChild<MemoryMethods>('./memory.child.ts', SERVER_CORE, environment);
  await child.call('start', databaseUrl);
  // Others, without overrides, which are not counted: they bring the process to its working temperature.
  await child.call('read', idsFrom(WARM_UP_FIRST, WARM_UP));
  const empty = await child.call('memory');
  const contents = await child.call('read', ids);
  return { contents, ...between(empty, await child.call('memory')) };
}

const between = (from: Memory, to: Memory): Taken => ({
  held: (to.held - from.held) / MEGABYTE,
  rss: (to.rss - from.rss) / MEGABYTE,
});

const idsFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, number) => tenantId(first + number));

/** A map of the ids alone, in a process of its own. */
async function floorOf(ids: readonly string[]): Promise<Taken> {
  await using child = await startChild<MemoryMethods>('./memory.child.ts', SERVER_CORE);
  await child.call('keepIds', ids);
  await child.call('keepIds', null);
  const empty = await child.call('memory');
  await child.call('keepIds', ids);
  return between(empty, await child.call('memory'));
}

async function populate(client: Client): Promise<void> {
  await insertTenants(client, FIRST, TENANTS, Object.values(tierIds));
  await client.query(
    `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin)
     select t.id, f.feature_key, f.feature_type, case f.feature_type
         when 'integer' then jsonb_build_object('enabled', true, 'value', floor(random() * 10000)::int)
         else jsonb_build_object('enabled', random() < 0.5) end, 'admin'
     from tenant t cross join lateral (
       select feature_key, feature_type from feature_registry where feature_type in ('boolean', 'integer')
       order by md5(t.id::text || feature_key) limit 1 + right(t.id::text, 2)::int / 10 % 3) f
     where t.id >= $1 and t.id::text like '%0'`,
    [tenantId(FIRST)],
  );
  await insertTenants(client, WARM_UP_FIRST, WARM_UP, Object.values(tierIds));
}
