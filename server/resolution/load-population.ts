import type { EntityManager } from '@mikro-orm/postgresql';
import { inSnapshot } from '../database/transaction.ts';
import { loadInputs, ms, type LoadedInputs } from './load-inputs.ts';
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

// `now()` is one moment in all statements of a transaction.
const later = (column: string, table: string, condition: string): string =>
  `select ${column} as moment from ${table} where ${column} > now() and ${column} <> 'infinity' and ${condition}`;
const MOMENT = (members: boolean): string => `select (extract(epoch from now()) * 1000)::float8 as now,
  (select ${ms('min(moment)')}::float8 from (${[
    later('license_expires_at', 'tenant', 'license_tier_id is not null'),
    later('starts_at', 'tenant_feature_override', 'revoked_at is null'),
    later('expires_at', 'tenant_feature_override', 'revoked_at is null'),
    later('expires_at', 'upgrade_request', `status = 'pending'`),
  ].join(' union all ')}) later) as "nextChangeAt",
  (select coalesce(json_agg(id order by created_at, name, id), '[]'::json) from license_tier) as "tierIds",
  ${
    members
      ? `(select coalesce(json_agg(json_build_object('tenantId', tenant_id, 'id', id, 'key', feature_key, 'expiresAt', ${ms('expires_at')})), '[]'::json)
    from upgrade_request where status = 'pending')`
      : `'[]'::json`
  } as pending`;
const GROUPS = (members: boolean): string => `with held as (
    select tenant_id, jsonb_agg(jsonb_build_object('key', feature_key, 'value', feature_value, 'origin', origin,
        'startsAt', ${ms('starts_at')}, 'expiresAt', ${ms('expires_at')}) order by feature_key) as overrides
      from tenant_feature_override where revoked_at is null group by tenant_id)
  select t.license_tier_id as "tierId", t.is_active as "isActive", coalesce(t.license_expires_at <= now(), false) as over,
    held.overrides, count(*)::int as tenants,
    ${members ? 'json_agg(json_build_array(t.place, t.id, t.name, t.slug))' : 'null'} as members
  from ${members ? '(select *, row_number() over (order by name, id) - 1 as place from tenant) t' : 'tenant t'}
    left join held on held.tenant_id = t.id
  group by 1, 2, 3, 4`;
const STATEMENTS = {
  counted: { moment: MOMENT(false), groups: GROUPS(false) },
  named: { moment: MOMENT(true), groups: GROUPS(true) },
};

type Moment = Pick<LoadedPopulation, 'now' | 'nextChangeAt' | 'tierIds' | 'pending'>;

/**
 * Reads all tenants, those that come out the same as one: three statements in one snapshot, however many there are.
 * @param members whether to tell who they are
 * @throws a Refusal FEATURE_SERVICE_UNAVAILABLE where the database is busy or away
 */
export function loadPopulation(em: EntityManager, members: boolean): Promise<LoadedPopulation> {
  const { moment, groups } = members ? STATEMENTS.named : STATEMENTS.counted;
  return inSnapshot(em, async (query) => {
    const [found] = await query<Moment>(moment, []);
    if (found === undefined) throw new Error('The database answered no row.');
    const { tierIds } = found;
    const { epoch, revision, mode, catalog, tiers } = await loadInputs(query, {
      catalog: true,
      tierIds,
      tenantIds: [],
    });
    return { ...found, epoch, revision, mode, catalog, tiers, groups: await query<TenantGroup>(groups, []) };
  });
}
