import { tenantNotFound } from '../auth/tenant-not-found.ts';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { findRow, type RecordedRow } from '../changes/recorded-table.ts';
import { Refusal } from '../errors.ts';
import { readUuid } from '../reading/uuid.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { Catalog, FeatureDefinition, TenantInputs, TierInputs } from '../resolution/resolution-inputs.ts';
import { resolveFeatures } from '../resolution/resolve-features.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import { tenantTable } from './tenant-table.ts';

/** All that decides what one tenant has, under the config lock. */
export interface TenantWorld {
  readonly row: RecordedRow;
  readonly catalog: Catalog;
  readonly tier: TierInputs | null;
  readonly tenant: TenantInputs;
}

/** What a tenant has, by key, in display order. */
export type Features = ReadonlyMap<string, ResolvedFeature>;

/**
 * Reads and locks a tenant.
 * @throws {Refusal} TENANT_NOT_FOUND
 */
export async function readTenantWorld({ query }: ConfigTransaction, id: string): Promise<TenantWorld> {
  const tenantId = readUuid(id);
  const row = await findRow(query, tenantTable, 'id', tenantId);
  const { catalog, tiers, tenants } = await loadInputs(query, { catalog: true, tierIds: [], tenantIds: [tenantId] });
  const [tenant] = tenants;
  if (row === null || tenant === undefined || catalog === null) throw tenantNotFound();
  return { row, catalog, tier: tiers[0] ?? null, tenant };
}

/** What the tenant has at a moment, as it would be in mode enforce. */
export function featuresOf({ catalog, tier, tenant }: Omit<TenantWorld, 'row'>, now: number): Features {
  const features = { features: catalog.features, models: [], components: [] };
  const inputs = { mode: 'enforce', catalog: features, tier, tenant, compiledFeatures: [] } as const;
  return new Map(resolveFeatures(inputs, now).features.map((feature) => [feature.key, feature]));
}

/** @throws {Refusal} UNKNOWN_FEATURE */
export function featureOf({ catalog }: TenantWorld, key: string): FeatureDefinition {
  const feature = catalog.features.find((each) => each.key === key);
  if (feature === undefined) throw new Refusal('UNKNOWN_FEATURE', `There is no feature "${key}".`, { key }, ['key']);
  return feature;
}

/** The keys that are on before and off after. */
export function switchedOff(before: Features, after: Features): string[] {
  return [...after.values()].flatMap(({ key, enabled }) => (!enabled && before.get(key)?.enabled === true ? key : []));
}
