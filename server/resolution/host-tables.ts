import type { Query } from '../database/query.ts';
import type { InputRequest } from './load-inputs.ts';
import type { TenantInputs, TierInputs } from './resolution-inputs.ts';

/** What the host's own two tables say. */
export interface HostInputs {
  /** The database's clock at the read. */
  readonly now: number;
  readonly tiers: readonly TierInputs[];
  readonly tenants: readonly TenantInputs[];
}

type Row = Readonly<Record<string, unknown>>;

const EXISTING = `select to_regclass('license_tier') is not null as tiers, to_regclass('tenant') is not null as tenants`;

// As JSON, because a statement that names a column which the host never had, or which went with ours, would fail altogether.
const fields = (row: string, names: string): string =>
  `(select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(${row})) where key = any('{${names}}'))`;

const TIERS = `(select coalesce(jsonb_agg(${fields('l', 'id,name,features,max_flows,max_api_calls')}), '[]') from license_tier l
  where l.id = any(asked.tiers))`;
const TIERS_OF_TENANTS = `(select coalesce(jsonb_agg(${fields('l', 'id,name,features,max_flows,max_api_calls')}), '[]') from license_tier l
  where l.id = any(asked.tiers) or (l.id <> all(asked.known)
    and l.id::text in (select to_jsonb(t)->>'license_tier_id' from tenant t where t.id = any(asked.tenants))))`;
const TENANTS = `(select coalesce(jsonb_agg(${fields('t', 'id,license_tier_id,is_active,license_expires_at')}), '[]') from tenant t
  where t.id = any(asked.tenants))`;
const NONE = `'[]'::jsonb`;

/**
 * Reads tiers and tenants from the host's own tables only, whatever columns they have: what legacy mode needs once the new
 * tables are gone. A column that is missing says nothing: no tier, active, no end of the licence, the default limit.
 */
export async function loadHostInputs(query: Query, request: InputRequest): Promise<HostInputs> {
  const [exists] = await query<{ tiers: boolean; tenants: boolean }>(EXISTING, []);
  const tiers = exists?.tiers !== true ? NONE : exists.tenants ? TIERS_OF_TENANTS : TIERS;
  const [row] = await query<{ now: number; tiers: Row[]; tenants: Row[] }>(
    `select (extract(epoch from clock_timestamp()) * 1000)::float8 as now, ${tiers} as tiers,
       ${exists?.tenants === true ? TENANTS : NONE} as tenants
     from (select $1::uuid[] as tiers, $2::uuid[] as tenants, $3::uuid[] as known) asked`,
    [request.tierIds, request.tenantIds, request.knownTierIds ?? []],
  );
  if (row === undefined) throw new Error('The database answered no row.');
  return { now: row.now, tiers: row.tiers.map(toTier), tenants: row.tenants.map(toTenant) };
}

function toTier(row: Row): TierInputs {
  const id = String(row['id']);
  const name = row['name'];
  return {
    id,
    name: typeof name === 'string' ? name : id,
    rows: [],
    legacyFeatures: row['features'] ?? null,
    maxFlows: limitOf(row, 'max_flows'),
    maxApiCalls: limitOf(row, 'max_api_calls'),
  };
}

/** What is no number is handed on: the rules report it as invalid. */
function limitOf(row: Row, column: string): TierInputs['maxFlows'] {
  return Object.hasOwn(row, column) ? (row[column] as number | null) : undefined;
}

function toTenant(row: Row): TenantInputs {
  const tierId = row['license_tier_id'];
  return {
    id: String(row['id']),
    tierId: typeof tierId === 'string' ? tierId : null,
    isActive: !Object.hasOwn(row, 'is_active') || Boolean(row['is_active']),
    licenseExpiresAt: momentOf(row['license_expires_at']),
    overrides: [],
    pendingRequests: [],
  };
}

/** A time without a zone is taken as UTC, as PostgreSQL's `extract(epoch)` does; what is no time ends the licence. */
function momentOf(text: unknown): number | null {
  if (text === undefined || text === null || text === 'infinity') return null;
  if (typeof text !== 'string') return 0;
  const zoned = /(?:Z|[+-]\d\d(?::?\d\d)?)$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  const moment = Date.parse(zoned);
  return Number.isNaN(moment) ? 0 : moment;
}
