import type { Query } from '../database/query.ts';
import type { Catalog, FeatureControlMode, TenantInputs, TierInputs } from './resolution-inputs.ts';

/** What to read. Tiers of the named tenants come along unless they are in `knownTierIds`. */
export interface InputRequest {
  readonly catalog: boolean;
  readonly tierIds: readonly string[];
  readonly tenantIds: readonly string[];
  readonly knownTierIds?: readonly string[];
}

/** Inputs of resolution as of one database snapshot: all of them belong to `revision`. */
export interface LoadedInputs {
  readonly epoch: string;
  readonly revision: number;
  /** When that revision was made, in milliseconds since 1970. */
  readonly changedAt: number;
  /** The database's clock at the read. */
  readonly now: number;
  readonly mode: FeatureControlMode;
  readonly catalog: Catalog | null;
  readonly tiers: readonly TierInputs[];
  /** Ids that do not exist are missing here. */
  readonly tenants: readonly TenantInputs[];
}

/** A moment as milliseconds, in JSON: `infinity` never comes, `-infinity` is long gone. */
export const ms = (column: string): string =>
  `(case when ${column} = 'infinity' then null when ${column} = '-infinity' then 0 else (extract(epoch from ${column}) * 1000)::bigint end)`;

const CATALOG = `json_build_object(
  'features', (select coalesce(json_agg(json_build_object(
      'key', f.feature_key, 'name', f.feature_name, 'category', f.category, 'type', f.feature_type,
      'defaultValue', f.default_value, 'valueSchema', f.value_schema, 'isPremium', f.is_premium,
      'requiresSetup', f.requires_setup, 'displayOrder', f.display_order, 'isActive', f.is_active,
      'isDeprecated', f.is_deprecated, 'deprecatedMessage', f.deprecated_message,
      'dependsOn', coalesce(r.depends_on, '[]'::json), 'conflictsWith', coalesce(r.conflicts_with, '[]'::json))
      order by f.display_order, f.feature_key), '[]'::json)
    from feature_registry f left join (
      select feature_key,
        json_agg(related_key order by related_key) filter (where kind = 'depends_on') as depends_on,
        json_agg(related_key order by related_key) filter (where kind = 'conflicts_with') as conflicts_with
      from feature_relation group by feature_key) r on r.feature_key = f.feature_key),
  'models', (select coalesce(json_agg(json_build_object(
      'id', id, 'provider', provider, 'modelId', model_id, 'name', model_name, 'type', model_type, 'family', model_family,
      'supportsTools', supports_tools, 'supportsVision', supports_vision, 'supportsStreaming', supports_streaming,
      'maxTokens', max_tokens, 'contextWindow', context_window, 'featureKey', feature_key, 'isActive', is_active,
      'isDeprecated', is_deprecated) order by provider, model_name, model_id), '[]'::json) from model_registry),
  'components', (select coalesce(json_agg(json_build_object(
      'id', c.id, 'key', c.component_key, 'name', c.display_name, 'description', c.description, 'category', c.category,
      'subcategory', c.subcategory, 'featureKey', c.feature_key,
      'requiredFeatures', (select coalesce(json_agg(q.feature_key order by q.feature_key), '[]'::json)
        from component_required_feature q where q.component_id = c.id),
      'icon', c.icon, 'documentationUrl', c.documentation_url, 'isBeta', c.is_beta, 'isActive', c.is_active)
      order by c.category, c.display_name, c.component_key), '[]'::json) from component_registry c))`;

/** How the migration marks what it adds to tables of a host. */
const ADDED = 'Made by tenant-feature-control';

const ADDED_COLUMNS = `(select coalesce(json_agg(c.attname), '[]'::json) from pg_attribute c
    where c.attrelid = 'license_tier'::regclass and c.attname in ('max_flows', 'max_api_calls')
      and col_description(c.attrelid, c.attnum) = '${ADDED}')`;

const TENANTS = `(select coalesce(json_agg(json_build_object('id', t.id, 'tierId', t.license_tier_id, 'isActive', t.is_active,
      'licenseExpiresAt', ${ms('t.license_expires_at')},
      'overrides', (select coalesce(json_agg(json_build_object('key', o.feature_key, 'value', o.feature_value, 'origin', o.origin,
          'startsAt', ${ms('o.starts_at')}, 'expiresAt', ${ms('o.expires_at')}) order by o.feature_key), '[]'::json)
        from tenant_feature_override o where o.tenant_id = t.id and o.revoked_at is null),
      'pendingRequests', (select coalesce(json_agg(json_build_object('id', u.id, 'key', u.feature_key,
          'expiresAt', ${ms('u.expires_at')}) order by u.feature_key), '[]'::json)
        from upgrade_request u where u.tenant_id = t.id and u.status = 'pending'))), '[]'::json)
    from tenant t where t.id = any($2::uuid[]))`;

const ONLY_TIERS = 't.id = any($1::uuid[])';
const TIERS_AND_THEIRS = `${ONLY_TIERS}
       or (t.id in (select license_tier_id from tenant where id = any($2::uuid[])) and t.id <> all($3::uuid[]))`;

// One statement is one snapshot: head, mode and inputs cannot belong to different revisions. PostgreSQL also plans what it
// will not execute, so parts that are not asked for are not in the text.
function statement(
  catalog: boolean,
  tenants: boolean,
  tiers = tenants ? TIERS_AND_THEIRS : ONLY_TIERS,
  more = '',
): string {
  return `select h.epoch, h.revision::float8 as revision, ${ms('h.changed_at')}::float8 as "changedAt",
  (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
  (select mode from feature_control_setting) as mode,
  ${catalog ? CATALOG : 'null::json'} as catalog,
  (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'legacyFeatures', t.features, 'maxFlows', t.max_flows,
      'maxApiCalls', t.max_api_calls,
      'rows', (select coalesce(json_agg(json_build_object('key', r.feature_key, 'value', r.feature_value,
          'allowTenantOverride', r.allow_tenant_override, 'allowTenantUpgrade', r.allow_tenant_upgrade) order by r.feature_key), '[]'::json)
        from license_tier_features r where r.license_tier_id = t.id))), '[]'::json)
    from license_tier t where ${tiers}) as tiers,
  ${tenants ? TENANTS : "'[]'::json"} as tenants,
  ${ADDED_COLUMNS} as "addedColumns"${more}
  from head h`;
}

const WITHOUT_CATALOG = { tiers: statement(false, false), tenants: statement(false, true) };
const WITH_CATALOG = { tiers: statement(true, false), tenants: statement(true, true) };

export interface LoadedRow extends LoadedInputs {
  readonly addedColumns?: readonly string[];
}

/** Reads inputs of resolution in one statement. Throws what the database throws. */
export async function loadInputs(query: Query, request: InputRequest): Promise<LoadedInputs> {
  const { catalog, tierIds, tenantIds, knownTierIds } = request;
  const { tiers, tenants } = catalog ? WITH_CATALOG : WITHOUT_CATALOG;
  const [row] = await (tenantIds.length === 0
    ? query<LoadedRow>(tiers, [tierIds])
    : query<LoadedRow>(tenants, [tierIds, tenantIds, knownTierIds ?? []]));
  return readRow(row);
}

/**
 * The statement that reads the catalog, all tiers, and more, as of one snapshot.
 * @param more columns, each as an expression and its name
 */
export function statementWithAllTiers(more: readonly string[]): string {
  return statement(true, false, 'true', more.map((column) => `,\n  ${column}`).join(''));
}

/**
 * The statement that reads tiers, and more, as of one snapshot.
 * @param which what must hold for a tier `t`
 * @param more columns, each as an expression and its name
 */
export function statementWithTiers(which: string, more: readonly string[]): string {
  return statement(false, false, which, more.map((column) => `,\n  ${column}`).join(''));
}

/** What such a statement has read. */
export function readRow<Row extends LoadedRow>(row: Row | undefined): Omit<Row, 'addedColumns'> {
  if (row === undefined) throw new Error('The table head has no row: run `npm run migrate`.');
  const { addedColumns = [], ...loaded } = row;
  return addedColumns.length === 0
    ? loaded
    : { ...loaded, tiers: loaded.tiers.map((tier) => unsaid(tier, addedColumns)) };
}

/** A column that we gave to a host's table is NULL because nobody has said anything, not because there is no limit. */
function unsaid(tier: TierInputs, addedColumns: readonly string[]): TierInputs {
  const said = (column: string, limit: TierInputs['maxFlows']): TierInputs['maxFlows'] =>
    limit === null && addedColumns.includes(column) ? undefined : limit;
  return {
    ...tier,
    maxFlows: said('max_flows', tier.maxFlows),
    maxApiCalls: said('max_api_calls', tier.maxApiCalls),
  };
}
