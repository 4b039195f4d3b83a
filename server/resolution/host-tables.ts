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

const EXISTING = `select (select json_agg(attname) from pg_attribute where attrelid = to_regclass('license_tier') and attnum > 0
    and not attisdropped and attname = any($1)) as tiers,
  (select json_agg(attname) from pg_attribute where attrelid = to_regclass('tenant') and attnum > 0
    and not attisdropped and attname = any($2)) as tenants`;
const TIER_COLUMNS = ['id', 'name', 'features', 'max_flows', 'max_api_calls'];
const TENANT_COLUMNS = ['id', 'license_tier_id', 'is_active', 'license_expires_at'];

// A statement that names a column which the host never had, or which went with ours, would fail altogether. And json stays
// json: it may hold what jsonb cannot.
const listOf = (row: string, columns: readonly string[]): string =>
  `coalesce(json_agg(json_build_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})), '[]')`;
const NONE = `'[]'::json`;

function statementOf(tiers: readonly string[] | null, tenants: readonly string[] | null): string {
  const theirs =
    tenants?.includes('license_tier_id') === true
      ? ` or (l.id <> all(asked.known)
          and l.id::text in (select t.license_tier_id::text from tenant t where t.id = any(asked.tenants)))`
      : '';
  return `select (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
    ${tiers === null ? NONE : `(select ${listOf('l', tiers)} from license_tier l where l.id = any(asked.tiers)${theirs})`} as tiers,
    ${tenants === null ? NONE : `(select ${listOf('t', tenants)} from tenant t where t.id = any(asked.tenants))`} as tenants
    from (select $1::uuid[] as tiers, $2::uuid[] as tenants, $3::uuid[] as known) asked`;
}

/**
 * Reads tiers and tenants from the host's own tables only, whatever columns they have: what legacy mode needs once the new
 * tables are gone. A column that is missing says nothing: no tier, active, no end of the licence, the default limit.
 */
export async function loadHostInputs(query: Query, request: InputRequest): Promise<HostInputs> {
  type Columns = readonly string[] | null;
  const [exists] = await query<{ tiers: Columns; tenants: Columns }>(EXISTING, [TIER_COLUMNS, TENANT_COLUMNS]);
  const [row] = await query<{ now: number; tiers: Row[]; tenants: Row[] }>(
    statementOf(exists?.tiers ?? null, exists?.tenants ?? null),
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
    isActive: !Object.hasOwn(row, 'is_active') || saysYes(row['is_active']),
    licenseExpiresAt: momentOf(row['license_expires_at']),
    overrides: [],
    pendingRequests: [],
  };
}

/** A host's flag may be a number or a text, as PostgreSQL reads booleans; what says nothing clear is no. */
function saysYes(flag: unknown): boolean {
  return flag === true || flag === 1 || (typeof flag === 'string' && /^(t|true|y|yes|on|1)$/i.test(flag.trim()));
}

/** A time without a zone is taken as UTC, as PostgreSQL's `extract(epoch)` does; what is no time ends the licence. */
function momentOf(text: unknown): number | null {
  if (text === undefined || text === null || text === 'infinity') return null;
  if (typeof text !== 'string') return 0;
  const zoned = /(?:Z|[+-]\d\d(?::?\d\d)?)$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  const moment = Date.parse(zoned);
  return Number.isNaN(moment) ? 0 : moment;
}
