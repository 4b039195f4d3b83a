import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FeatureType } from '../resolution/resolution-inputs.ts';
import { AppUser } from '../tenants/app-user.entity.ts';
import { LicenseTier } from './license-tier.entity.ts';

const TierFeatureSchema = defineEntity({
  name: 'TierFeature',
  tableName: 'license_tier_features',
  uniques: [{ properties: ['tierId', 'featureKey'] }],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    tierId: () =>
      p.manyToOne(LicenseTier).mapToPk().name('license_tier_id').updateRule('no action').deleteRule('restrict'),
    featureKey: p.string().length(255).index(),
    featureType: p.string().$type<FeatureType>().length(20),
    value: p.json<unknown>().name('feature_value'),
    allowTenantOverride: p.boolean().default(true),
    allowTenantUpgrade: p.boolean().default(false),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
    createdById: () =>
      p.manyToOne(AppUser).mapToPk().name('created_by').updateRule('no action').deleteRule('set null').strictNullable(),
  },
});

export class TierFeature extends TierFeatureSchema.class {}

TierFeatureSchema.setClass(TierFeature);
