import type { MikroORM } from '@mikro-orm/postgresql';
import { readRows } from '../../server/audit/compare-rows.ts';
import { rowImages, type RowKind } from '../../server/audit/row-images.ts';
import type { CommandContext } from '../../server/changes/run-command.ts';
import { updateComponent } from '../../server/components/update-component.ts';
import { transactionQuery } from '../../server/database/transaction.ts';
import { createFeature } from '../../server/features/create-feature.ts';
import { setFeatureRelations } from '../../server/features/set-feature-relations.ts';
import { updateFeature } from '../../server/features/update-feature.ts';
import { updateModel } from '../../server/models/update-model.ts';
import { assignTenantTier } from '../../server/tenants/assign-tenant-tier.ts';
import { createTenant } from '../../server/tenants/create-tenant.ts';
import { revokeTenantOverride } from '../../server/tenants/revoke-tenant-override.ts';
import { setTenantOverride } from '../../server/tenants/set-tenant-override.ts';
import { updateTenant } from '../../server/tenants/update-tenant.ts';
import { cloneTier } from '../../server/tiers/clone-tier.ts';
import { createTier } from '../../server/tiers/create-tier.ts';
import { deleteTier } from '../../server/tiers/delete-tier.ts';
import { setTierFeatures } from '../../server/tiers/set-tier-features.ts';
import { updateTier } from '../../server/tiers/update-tier.ts';
import { superAdmin } from '../support/callers.ts';

/** Numbers that are the same for the same seed: mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Ids {
  readonly id: string;
  readonly version: number;
}

type Change = (context: CommandContext) => Promise<{ readonly revision: number }>;

/** Any change that an admin can make of the demo's world; many of them are refused. */
export async function randomChange(orm: MikroORM, random: () => number): Promise<Change> {
  const query = transactionQuery(orm.em.fork());
  const below = (count: number): number => Math.floor(random() * count);
  const coin = (): boolean => random() < 0.5;
  const one = async (sql: string): Promise<Ids> => {
    const rows = await query<Ids>(sql, []);
    return rows[below(rows.length)] ?? { id: '', version: 0 };
  };
  const feature = await one('select feature_key as id, version from feature_registry order by 1');
  const other = await one('select feature_key as id, version from feature_registry order by 1');
  const boolean = await one(
    `select feature_key as id, version from feature_registry where feature_type = 'boolean' order by 1`,
  );
  const limit = await one(
    `select feature_key as id, version from feature_registry where feature_type = 'integer' order by 1`,
  );
  const tier = await one('select id, version from license_tier order by name');
  const tenant = await one('select id, version from tenant order by slug');
  const overridden = await one(
    `select tenant_id || ' ' || feature_key as id, 0 as version from tenant_feature_override where revoked_at is null order by feature_key`,
  );
  const model = await one('select id, version from model_registry order by model_id');
  const component = await one('select id, version from component_registry order by component_key');
  const number = below(1_000_000);
  const value = coin()
    ? { key: boolean.id, value: { enabled: coin() } }
    : { key: limit.id, value: { enabled: true, value: coin() ? below(1_000) : null } };
  const reason = 'random';
  const later = new Date(Date.now() + 1_000 + below(1_000_000_000));

  const changes: Change[] = [
    (context) =>
      setTierFeatures(context, {
        tierId: tier.id,
        expectedVersion: tier.version,
        changes: coin() ? [{ ...value, allowTenantOverride: coin() }] : [{ key: value.key, inherit: true }],
        autoEnableDependencies: coin(),
        cascadeDisable: coin(),
        reason,
      }),
    (context) => setTenantOverride(context, { tenantId: tenant.id, ...value, reason }),
    (context) => setTenantOverride(context, { tenantId: tenant.id, ...value, expiresAt: later, reason }),
    (context) => {
      const [tenantId = '', key = ''] = overridden.id.split(' ');
      return revokeTenantOverride(context, { tenantId, key, reason });
    },
    (context) =>
      assignTenantTier(context, {
        tenantId: tenant.id,
        expectedVersion: tenant.version,
        tierId: tier.id,
        overridePolicy: (['KEEP', 'REVOKE_GRANTS', 'REVOKE_ALL'] as const)[below(3)] ?? 'KEEP',
        reason,
      }),
    (context) =>
      updateTenant(context, {
        tenantId: tenant.id,
        expectedVersion: tenant.version,
        ...(coin() ? { isActive: coin() } : { licenseExpiresAt: later }),
        reason,
      }),
    (context) => createTenant(context, { name: `T ${number}`, slug: `t-${number}`, tierId: tier.id, reason }),
    (context) => createTier(context, { name: `Tier ${number}`, reason }),
    (context) => cloneTier(context, { tierId: tier.id, name: `Clone ${number}`, reason }),
    (context) => deleteTier(context, { tierId: tier.id, reason }),
    (context) =>
      updateTier(context, { tierId: tier.id, expectedVersion: tier.version, description: `now ${number}`, reason }),
    (context) =>
      updateFeature(context, {
        key: feature.id,
        expectedVersion: feature.version,
        ...(coin() ? { isActive: coin() } : { displayOrder: below(100), description: `now ${number}` }),
        reason,
      }),
    (context) =>
      updateFeature(context, {
        key: boolean.id,
        expectedVersion: boolean.version,
        defaultValue: { enabled: coin() },
        reason,
      }),
    (context) =>
      setFeatureRelations(context, {
        key: feature.id,
        expectedVersion: feature.version,
        ...(coin() ? { dependsOn: [other.id] } : { conflictsWith: coin() ? [other.id] : [] }),
        reason,
      }),
    (context) =>
      createFeature(context, {
        key: `ui.x.f${number}`,
        name: `F ${number}`,
        type: 'boolean',
        defaultValue: { enabled: coin() },
        dependsOn: coin() ? [other.id] : [],
        reason,
      }),
    (context) =>
      updateModel(context, {
        id: model.id,
        expectedVersion: model.version,
        ...(coin() ? { isActive: coin() } : { featureKey: boolean.id }),
        reason,
      }),
    (context) =>
      updateComponent(context, {
        id: component.id,
        expectedVersion: component.version,
        ...(coin() ? { isBeta: coin() } : { requiredFeatures: [feature.id, other.id] }),
        reason,
      }),
  ];
  const chosen = changes[below(changes.length)];
  if (chosen === undefined) throw new Error('There is no change to choose from.');
  return chosen;
}

/** As an admin asks for it. */
export function commandContext(orm: MikroORM): CommandContext {
  return { em: orm.em.fork(), caller: superAdmin(), pinnedMode: null };
}

/** All rows that the log describes, by what they are about, without ids that a row gets anew. */
export async function describeRows(orm: MikroORM): Promise<Map<string, unknown>> {
  const query = transactionQuery(orm.em.fork());
  const rows = new Map<string, unknown>();
  for (const kind of Object.keys(rowImages) as RowKind[]) {
    for await (const chunk of readRows(query, kind)) {
      for (const { id, entityId, key, image } of chunk) {
        rows.set(`${kind} ${kind === 'request' ? id : `${entityId} ${key}`}`, image);
      }
    }
  }
  return rows;
}
