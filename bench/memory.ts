import type { Client } from 'pg';
import { tierIds } from '../seeds/tiers.ts';
import { SERVER_CORE, startChild } from './child.ts';
import type { MemoryMethods } from './memory.child.ts';
import type { Report } from './report.ts';
import { insertTenants, tenantId, type World } from './world.ts';

const FIRST = 100_000;
const TENANTS = 100_000;
const MEGABYTE = 1_024 * 1_024;

/** What 100,000 tenants, one in ten with one to three overrides of random features, take in the server. */
export async function benchMemory(report: Report, world: World): Promise<void> {
  const databaseUrl = await world.database('memory', populate);
  const ids = Array.from({ length: TENANTS }, (_, number) => tenantId(FIRST + number));
  const floor = await floorOf(ids);

  await using child = await startChild<MemoryMethods>('./memory.child.ts', SERVER_CORE);
  await child.call('start', databaseUrl);
  // Tenants that are not counted warm up what is made once: statements, compiled code, the registry.
  await child.call(
    'read',
    Array.from({ length: 1_000 }, (_, number) => tenantId(number)),
  );
  const empty = await child.call('memory');
  const contents = await child.call('read', ids);
  const full = await child.call('memory');
  const name = `${TENANTS} tenants, ${contents} contents`;
  report.amount(`${name}: heap and buffers`, 'MB', (full.held - empty.held) / MEGABYTE, 30, floor.held / MEGABYTE);
  report.amount(`${name}: resident`, 'MB', (full.rss - empty.rss) / MEGABYTE, 30, floor.rss / MEGABYTE);
}

/** A map of the ids alone, in a process of its own. */
async function floorOf(ids: readonly string[]): Promise<{ held: number; rss: number }> {
  await using child = await startChild<MemoryMethods>('./memory.child.ts', SERVER_CORE);
  await child.call('keepIds', ids);
  await child.call('keepIds', null);
  const empty = await child.call('memory');
  await child.call('keepIds', ids);
  const full = await child.call('memory');
  return { held: full.held - empty.held, rss: full.rss - empty.rss };
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
}
