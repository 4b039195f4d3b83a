import { Pool, type QueryResultRow } from 'pg';
import { compiledFeatures } from '../../seeds/features.ts';
import type {
  Catalog,
  FeatureControlMode,
  ResolutionInputs,
  TenantInputs,
  TierInputs,
} from '../../server/resolution/resolution-inputs.ts';
import { resolveFeatures } from '../../server/resolution/resolve-features.ts';
import type { Resolution } from '../../server/resolution/resolved.ts';

/** All that the database says at one moment, read without any code of the server. */
export interface DatabaseState {
  readonly revision: number;
  readonly epoch: string;
  readonly now: number;
  /** What a tenant has by it; undefined: there is no such tenant. */
  resolve(tenantId: string, now?: number): Resolution | undefined;
}

type Row = QueryResultRow;
const time = (value: unknown): number | null => (value instanceof Date ? value.getTime() : null);
const list = (rows: readonly Row[], by: string, key: unknown, pick: string): string[] =>
  rows.filter((row) => row[by] === key).map((row) => String(row[pick]));

/** Reads plain tables in one snapshot, and resolves by the reference. */
export async function readState(databaseUrl: string): Promise<DatabaseState> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  // A server that stops ends idle connections too; what fails is the query, not the process.
  pool.on('error', () => undefined);
  const client = await pool.connect();
  client.on('error', () => undefined);
  try {
    await client.query('begin isolation level repeatable read read only');
    const all = async (sql: string): Promise<Row[]> => (await client.query<Row>(sql)).rows;
    const [head] = await all('select revision::float8, epoch, clock_timestamp() as now from head');
    const [setting] = await all('select mode from feature_control_setting');
    const relations = await all('select * from feature_relation');
    const required = await all('select * from component_required_feature');
    const catalog = {
      features: (await all('select * from feature_registry')).map((row) => ({
        key: row['feature_key'],
        name: row['feature_name'],
        category: row['category'],
        type: row['feature_type'],
        defaultValue: row['default_value'],
        valueSchema: row['value_schema'],
        isPremium: row['is_premium'],
        requiresSetup: row['requires_setup'],
        displayOrder: row['display_order'],
        isActive: row['is_active'],
        isDeprecated: row['is_deprecated'],
        deprecatedMessage: row['deprecated_message'],
        ...relationsOf(row['feature_key'], relations),
      })),
      models: (await all('select * from model_registry')).map((row) => ({
        ...row,
        id: row['id'],
        type: row['model_type'],
        modelId: row['model_id'],
        name: row['model_name'],
        featureKey: row['feature_key'],
        isActive: row['is_active'],
      })),
      components: (await all('select * from component_registry')).map((row) => ({
        ...row,
        id: row['id'],
        key: row['component_key'],
        category: row['category'],
        featureKey: row['feature_key'],
        requiredFeatures: list(required, 'component_id', row['id'], 'feature_key'),
        isActive: row['is_active'],
      })),
    } as unknown as Catalog;
    const rows = await all('select * from license_tier_features');
    const tiers = new Map(
      (await all('select * from license_tier')).map((tier): [string, TierInputs] => [
        tier['id'],
        {
          id: tier['id'],
          name: tier['name'],
          legacyFeatures: tier['features'],
          maxFlows: tier['max_flows'],
          maxApiCalls: tier['max_api_calls'],
          rows: rows
            .filter((row) => row['license_tier_id'] === tier['id'])
            .map((row) => ({
              key: row['feature_key'],
              value: row['feature_value'],
              allowTenantOverride: row['allow_tenant_override'],
              allowTenantUpgrade: row['allow_tenant_upgrade'],
            })),
        },
      ]),
    );
    const overrides = await all('select * from tenant_feature_override where revoked_at is null');
    const requests = await all(`select * from upgrade_request where status = 'pending'`);
    const tenants = new Map(
      (await all('select * from tenant')).map((tenant): [string, TenantInputs] => [
        tenant['id'],
        {
          id: tenant['id'],
          tierId: tenant['license_tier_id'],
          isActive: tenant['is_active'],
          licenseExpiresAt: time(tenant['license_expires_at']),
          overrides: overrides
            .filter((row) => row['tenant_id'] === tenant['id'])
            .map((row) => ({
              key: row['feature_key'],
              value: row['feature_value'],
              origin: row['origin'],
              startsAt: time(row['starts_at']),
              expiresAt: time(row['expires_at']),
            })),
          pendingRequests: requests
            .filter((row) => row['tenant_id'] === tenant['id'])
            .map((row) => ({ id: row['id'], key: row['feature_key'], expiresAt: time(row['expires_at']) ?? 0 })),
        },
      ]),
    );
    await client.query('commit');
    const readAt = time(head?.['now']) ?? 0;
    return {
      revision: Number(head?.['revision']),
      epoch: String(head?.['epoch']),
      now: readAt,
      resolve(tenantId, now = readAt) {
        const tenant = tenants.get(tenantId);
        if (tenant === undefined) return undefined;
        const tier = tenant.tierId === null ? null : (tiers.get(tenant.tierId) ?? null);
        const mode: FeatureControlMode = setting?.['mode'];
        const inputs: ResolutionInputs = { mode, catalog, tier, tenant, compiledFeatures };
        return resolveFeatures(inputs, now);
      },
    };
  } finally {
    client.release();
    await pool.end();
  }
}

function relationsOf(key: string, relations: readonly Row[]): { dependsOn: string[]; conflictsWith: string[] } {
  const own = relations.filter((row) => row['feature_key'] === key);
  return {
    dependsOn: list(own, 'kind', 'depends_on', 'related_key'),
    conflictsWith: list(own, 'kind', 'conflicts_with', 'related_key'),
  };
}

/** A feature as clients are told it: what the tests select. */
export interface ToldFeature {
  readonly key: string;
  readonly enabled: boolean;
  readonly limit: number | null;
  readonly unlimited: boolean;
  readonly reason: string;
  readonly source: string;
}

/** The map that a client of this tenant must hold. */
export function expectedMap(resolution: Resolution): Map<string, ToldFeature> {
  return new Map(
    resolution.features.map(({ key, enabled, limit, unlimited, reason, source }) => [
      key,
      { key, enabled, limit, unlimited, reason, source },
    ]),
  );
}
