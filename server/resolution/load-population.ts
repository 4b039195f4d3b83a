import type { EntityManager } from '@mikro-orm/postgresql';
import { databaseRefusal } from '../database/database-failure.ts';
import { transactionQuery } from '../database/transaction.ts';
import { ms, readRow, statementWithAllTiers, type LoadedInputs, type LoadedRow } from './load-inputs.ts';
import type { TenantInputs, TenantOverride } from './resolution-inputs.ts';

/** A tenant, by name. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
}

/** Tenants that come out the same: of one tier, in one state, with the same overrides. */
export interface TenantGroup {
  readonly tierId: string | null;
  readonly isActive: boolean;
  /** Whether their licence is over. */
  readonly over: boolean;
  readonly overrides: readonly TenantOverride[] | null;
  readonly tenants: number;
  /** With the place in the order of names; null where they were not asked for. */
  readonly members: readonly (readonly [place: number, id: string, name: string, slug: string])[] | null;
}

/** All tenants at one revision and one moment, with everything that decides about them. */
export interface LoadedPopulation extends Pick<LoadedInputs, 'epoch' | 'revision' | 'mode' | 'catalog' | 'tiers'> {
  /** Milliseconds since 1970: the moment that `over` is about. */
  readonly now: number;
  /** Before this moment no time changes what anybody has; null: never. */
  readonly nextChangeAt: number | null;
  /** Oldest first. */
  readonly tierIds: readonly string[];
  readonly groups: readonly TenantGroup[];
  /** Requests that wait, where members were asked for. */
  readonly pending: readonly ({ readonly tenantId: string } & TenantInputs['pendingRequests'][number])[];
}

// `now()` is one moment wherever it stands in a statement.
const later = (column: string, table: string, condition: string): string =>
  `select ${column} as moment from ${table} where ${column} > now() and ${column} <> 'infinity' and ${condition}`;
const NEXT = [
  later('license_expires_at', 'tenant', 'license_tier_id is not null'),
  later('starts_at', 'tenant_feature_override', 'revoked_at is null'),
  later('expires_at', 'tenant_feature_override', 'revoked_at is null'),
  later('expires_at', 'upgrade_request', `status = 'pending'`),
].join(' union all ');
const HELD = `select tenant_id, jsonb_agg(jsonb_build_object('key', feature_key, 'value', feature_value, 'origin', origin,
        'startsAt', ${ms('starts_at')}, 'expiresAt', ${ms('expires_at')}) order by feature_key) as overrides
      from tenant_feature_override where revoked_at is null group by tenant_id`;
const GROUPS = (members: boolean): string => `select t.license_tier_id as "tierId", t.is_active as "isActive",
    coalesce(t.license_expires_at <= now(), false) as over, held.overrides, count(*)::int as tenants,
    ${members ? 'json_agg(json_build_array(t.place, t.id, t.name, t.slug))' : 'null::json'} as members
  from ${members ? '(select *, row_number() over (order by name, id) - 1 as place from tenant) t' : 'tenant t'}
    left join (${HELD}) held on held.tenant_id = t.id
  group by 1, 2, 3, 4`;
const PENDING = `(select coalesce(json_agg(json_build_object('tenantId', tenant_id, 'id', id, 'key', feature_key,
    'expiresAt', ${ms('expires_at')})), '[]'::json) from upgrade_request where status = 'pending')`;

// One statement is one snapshot, however many tenants there are.
const statement = (members: boolean): string =>
  statementWithAllTiers([
    '(extract(epoch from now()) * 1000)::float8 as moment',
    `(select ${ms('min(moment)')}::float8 from (${NEXT}) later) as "nextChangeAt"`,
    `(select coalesce(json_agg(id order by created_at, name, id), '[]'::json) from license_tier) as "tierIds"`,
    `(select coalesce(json_agg(g), '[]'::json) from (${GROUPS(members)}) g) as groups`,
    `${members ? PENDING : `'[]'::json`} as pending`,
  ]);
const STATEMENTS = { counted: statement(false), named: statement(true) };

type Row = Omit<LoadedPopulation, 'now'> & LoadedRow & { readonly moment: number };

/**
 * Reads all tenants, those that come out the same as one.
 * @param members whether to tell who they are
 * @throws a Refusal FEATURE_SERVICE_UNAVAILABLE where the database is busy or away
 */
export async function loadPopulation(em: EntityManager, members: boolean): Promise<LoadedPopulation> {
  const query = transactionQuery(em.fork());
  const [row] = await query<Row>(members ? STATEMENTS.named : STATEMENTS.counted, []).catch((error: unknown) => {
    throw databaseRefusal(error);
  });
  const { moment, ...loaded } = readRow(row);
  return { ...loaded, now: moment };
}
