import { defineEntity, p } from '@mikro-orm/postgresql';
import { LicenseTier } from '../tiers/license-tier.entity.ts';

const TenantSchema = defineEntity({
  name: 'Tenant',
  tableName: 'tenant',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    name: p.text(),
    slug: p.text().unique(),
    tierId: () =>
      p
        .manyToOne(LicenseTier)
        .mapToPk()
        .index()
        .name('license_tier_id')
        .updateRule('no action')
        .deleteRule('restrict')
        .strictNullable(),
    licenseExpiresAt: p.datetime(3).strictNullable(),
    isActive: p.boolean().default(true),
    version: p.integer().default(0),
    revision: p.bigint('number').defaultRaw('0'),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export class Tenant extends TenantSchema.class {}

TenantSchema.setClass(Tenant);
