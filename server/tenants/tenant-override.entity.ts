import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FeatureType } from '../resolution/resolution-inputs.ts';
import { AppUser } from './app-user.entity.ts';
import { Tenant } from './tenant.entity.ts';

const TenantOverrideSchema = defineEntity({
  name: 'TenantOverride',
  tableName: 'tenant_feature_override',
  uniques: [
    { name: 'tenant_feature_override_one_live', properties: ['tenantId', 'featureKey'], where: 'revoked_at is null' },
    {
      name: 'tenant_feature_override_one_per_request',
      properties: ['requestId', 'featureKey'],
      where: 'request_id is not null and revoked_at is null',
    },
  ],
  indexes: [
    { properties: ['tenantId', 'createdAt'] },
    {
      name: 'tenant_feature_override_timeline_idx',
      properties: ['expiresAt'],
      where: 'revoked_at is null and expires_at is not null',
    },
    { name: 'tenant_feature_override_feature_key_idx', properties: ['featureKey'], where: 'revoked_at is null' },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    tenantId: () => p.manyToOne(Tenant).mapToPk().name('tenant_id').updateRule('no action').deleteRule('cascade'),
    featureKey: p.string().length(255),
    featureType: p.string().$type<FeatureType>().length(20),
    value: p.json<unknown>().name('feature_value'),
    origin: p.text().$type<'admin' | 'upgrade'>(),
    requestId: p.uuid().strictNullable(),
    startsAt: p.datetime(3).strictNullable(),
    expiresAt: p.datetime(3).strictNullable(),
    reason: p.text().strictNullable(),
    createdById: () =>
      p.manyToOne(AppUser).mapToPk().name('created_by').updateRule('no action').deleteRule('set null').strictNullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
    revokedAt: p.datetime(3).strictNullable(),
    revokedById: () =>
      p.manyToOne(AppUser).mapToPk().name('revoked_by').updateRule('no action').deleteRule('set null').strictNullable(),
  },
});

export class TenantOverride extends TenantOverrideSchema.class {}

TenantOverrideSchema.setClass(TenantOverride);
