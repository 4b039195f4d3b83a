import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FeatureCategory, FeatureType } from '../resolution/resolution-inputs.ts';
import { AppUser } from '../tenants/app-user.entity.ts';

const FeatureSchema = defineEntity({
  name: 'Feature',
  tableName: 'feature_registry',
  uniques: [{ properties: ['key', 'type'] }],
  indexes: [{ properties: ['category', 'displayOrder'] }],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    key: p.string().name('feature_key').length(255).unique(),
    name: p.string().name('feature_name').length(255),
    description: p.text().strictNullable(),
    category: p.string().$type<FeatureCategory>().length(50),
    subcategory: p.string().length(50).strictNullable(),
    type: p.string().$type<FeatureType>().name('feature_type').length(20).default('boolean'),
    defaultValue: p.json<unknown>().defaultRaw(`'{"enabled": false}'`),
    valueSchema: p.json<unknown>().strictNullable(),
    isPremium: p.boolean().default(false),
    requiresSetup: p.boolean().default(false),
    displayOrder: p.integer().default(0),
    icon: p.string().length(50).strictNullable(),
    helpUrl: p.string().length(500).strictNullable(),
    isActive: p.boolean().default(true),
    isDeprecated: p.boolean().default(false),
    deprecatedMessage: p.text().strictNullable(),
    version: p.integer().default(0),
    revision: p.bigint('number').defaultRaw('0'),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
    createdById: () =>
      p.manyToOne(AppUser).mapToPk().name('created_by').updateRule('no action').deleteRule('set null').strictNullable(),
  },
});

export class Feature extends FeatureSchema.class {}

FeatureSchema.setClass(Feature);
