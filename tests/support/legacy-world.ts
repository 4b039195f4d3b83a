import { pino } from 'pino';
import { compiledFeatures } from '../../seeds/features.ts';
import { ChangeFeed } from '../../server/changes/change-feed.ts';
import { DatabaseClock } from '../../server/changes/database-clock.ts';
import { createReadPool } from '../../server/database/read-pool.ts';
import { createInputSource } from '../../server/resolution/input-source.ts';
import { InputStore } from '../../server/resolution/input-store.ts';
import type { FeatureControlMode } from '../../server/resolution/resolution-inputs.ts';
import { SnapshotCache } from '../../server/resolution/snapshot-cache.ts';
import type { TestDatabase } from './database.ts';

/** A database of a host that has never heard of us, with the quirks that years of hand-written JSON leave behind. */
export interface LegacyWorld {
  readonly tiers: readonly GeneratedTier[];
  readonly tenants: readonly GeneratedTenant[];
}

interface GeneratedTenant {
  readonly id: string;
  readonly tierId: string | null;
  readonly isActive: boolean;
  readonly ends: string | null;
}

interface GeneratedTier {
  readonly id: string;
  /** The JSON as text: numbers keep their scale. */
  readonly features: string;
  readonly maxFlows: number | null;
  readonly maxApiCalls: number | null;
  /** Features of which something is said, be it usable or not. */
  readonly named: ReadonlySet<string>;
}

interface WorldOptions {
  readonly seed: number;
  readonly tiers: number;
  readonly tenants: number;
  /** Type of `license_tier.features`. */
  readonly column: 'json' | 'jsonb';
}

/** mulberry32: the same world for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const uuid = (kind: string, number: number): string =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const ALIASES: Readonly<Record<string, string>> = {
  'api.public_endpoints': 'api_access',
  'api.webhooks': 'webhook_support',
  'components.custom.enabled': 'custom_components',
};
const FOREIGN = [
  '"sso": true',
  '"priority_support": "24/7"',
  '"minimum_credits_per_trace": 5.00',
  '"credit_caps": {"gpt-4o": 12.50, "nested": [1.0, 2.10, null]}',
  '"rate": 1.10',
  '"big": 123456789012345678901234567890.10',
];

/** Makes the two tables of the host and fills them. */
export async function createLegacyWorld(database: TestDatabase, options: WorldOptions): Promise<LegacyWorld> {
  const next = random(options.seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const tiers = Array.from({ length: options.tiers }, (_, number) => generateTier(uuid('a', number), next, pick));
  const tenants = Array.from({ length: options.tenants }, (_, number) => ({
    id: uuid('b', number),
    tierId: next() < 0.05 ? null : pick(tiers).id,
    isActive: next() >= 0.05,
    ends: pick([null, null, null, '2001-02-03T04:05:06Z', '2101-02-03T04:05:06Z']),
  }));
  await database.query(`create table license_tier (id uuid primary key, name text unique, features ${options.column}, max_flows int,
    max_api_calls int, price numeric(10, 2) default 19.90)`);
  await database.query(`create table tenant (id uuid primary key, company text, license_tier_id uuid references license_tier,
    is_active boolean not null, license_expires_at timestamptz)`);
  for (const { id, features, maxFlows, maxApiCalls } of tiers) {
    await database.query('insert into license_tier values ($1, $2, $3, $4, $5)', [
      id,
      `Tier ${id.slice(-4)}`,
      features,
      maxFlows,
      maxApiCalls,
    ]);
  }
  await database.query(
    `insert into tenant select * from jsonb_to_recordset($1) as t(id uuid, company text, "tierId" uuid, "isActive" boolean, ends timestamptz)`,
    [JSON.stringify(tenants.map((tenant) => ({ ...tenant, company: `Company ${tenant.id.slice(-4)}` })))],
  );
  return { tiers, tenants };
}

function generateTier(id: string, next: () => number, pick: <T>(list: readonly T[]) => T): GeneratedTier {
  const columns = {
    maxFlows: pick([null, 0, 7, 20, -1]),
    maxApiCalls: pick([null, 1_000, -5]),
  };
  const named = new Set(['limits.max_flows', 'limits.max_api_calls_per_month']);
  if (next() < 0.2) return { id, ...columns, ...listOfNames(named, next, pick) };
  const members: string[] = FOREIGN.filter(() => next() < 0.5);
  const nested = new Map<string, string[]>();
  for (const { key, type } of compiledFeatures) {
    if (next() < 0.55) continue;
    const value =
      type === 'integer'
        ? pick([
            '5',
            '5.00',
            '0',
            '-1',
            '2.5',
            '"12"',
            'null',
            '{"enabled": true, "value": null}',
            'false',
            '3000000000',
          ])
        : pick(['true', 'true', 'false', '"true"', '1', 'null', '{"enabled": true}', '{"enabled": "yes"}', '[]']);
    if (value !== 'null') named.add(key);
    const alias = ALIASES[key];
    const [group = '', ...rest] = key.split('.');
    if (alias !== undefined && next() < 0.6) members.push(`${JSON.stringify(alias)}: ${value}`);
    else if (rest.length === 1 && next() < 0.5) {
      nested.set(group, [...(nested.get(group) ?? []), `${JSON.stringify(rest[0])}: ${value}`]);
    } else members.push(`${JSON.stringify(key)}: ${value}`);
  }
  for (const [group, values] of nested) members.push(`${JSON.stringify(group)}: {${values.join(', ')}}`);
  return { id, ...columns, features: `{${members.toSorted(() => next() - 0.5).join(',  ')}}`, named };
}

function listOfNames(named: Set<string>, next: () => number, pick: <T>(list: readonly T[]) => T) {
  const names = compiledFeatures.filter(({ type }) => type === 'boolean' && next() < 0.3).map(({ key }) => key);
  for (const key of names) named.add(key);
  const entries = [...names, 'sso', pick(['x.y', 'sso'])].map((name) => JSON.stringify(name));
  return { features: `[${[...entries, '7'].join(', ')}]`, named };
}

/** What a tenant has of one feature. */
export interface Has {
  readonly enabled: boolean;
  readonly limit: number | null;
  readonly unlimited: boolean;
  readonly source: string;
  readonly reason: string;
}

/** By tenant, then by feature. */
export type Answers = ReadonlyMap<string, ReadonlyMap<string, Has>>;

/** The answers of a server's live core over this database, and the mode that it is in. */
export async function readAnswers(
  databaseUrl: string,
  tenantIds: readonly string[],
  pinnedMode: FeatureControlMode | null = null,
): Promise<{ mode: FeatureControlMode; answers: Answers }> {
  const logger = pino({ level: 'silent' });
  const reads = createReadPool(databaseUrl, logger);
  try {
    const source = createInputSource({ query: reads.query, compiledFeatures, pinnedMode, logger });
    const store = new InputStore({ compiledFeatures, pinnedMode });
    const clock = new DatabaseClock();
    const feed = new ChangeFeed({
      readHead: (after) => source.readHead(after),
      clock,
      onBatch: (batch) => store.apply(batch),
    });
    const cache = new SnapshotCache({ load: (request) => source.load(request), clock, feed, store });
    await feed.poll();
    await cache.ensure(tenantIds);
    const answers = new Map<string, ReadonlyMap<string, Has>>();
    for (const tenantId of tenantIds) {
      const { content } = await cache.read(tenantId);
      answers.set(tenantId, new Map(content.features.map((feature) => [feature.key, has(feature)])));
    }
    return { mode: store.mode, answers };
  } finally {
    await reads.close();
  }
}

function has({ enabled, limit, unlimited, source, reason }: Has): Has {
  return { enabled, limit, unlimited, source, reason };
}

/** What is different for whom, in words; `expected` tells what is right, by tenant and feature. */
export function differences(
  answers: Answers,
  expected: (tenantId: string, key: string) => Pick<Has, 'enabled' | 'limit'> | undefined,
): string[] {
  const told: string[] = [];
  for (const [tenantId, features] of answers) {
    for (const [key, is] of features) {
      const should = expected(tenantId, key);
      if (should?.enabled === is.enabled && should.limit === is.limit) continue;
      told.push(`${tenantId} ${key} ${is.enabled}/${is.limit} instead of ${should?.enabled}/${should?.limit}`);
    }
  }
  return told;
}
