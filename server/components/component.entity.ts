import { defineEntity, p } from '@mikro-orm/postgresql';
import { Feature } from '../features/feature.entity.ts';

const ComponentSchema = defineEntity({
  name: 'Component',
  tableName: 'component_registry',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    key: p.string().name('component_key').length(255).unique(),
    name: p.string().name('component_name').length(255),
    displayName: p.string().length(255),
    description: p.text().strictNullable(),
    category: p.string().length(50),
    subcategory: p.string().length(50).strictNullable(),
    featureKey: () =>
      p
        .manyToOne(Feature)
        .targetKey('key')
        .mapToPk()
        .index()
        .name('feature_key')
        .updateRule('cascade')
        .deleteRule('restrict')
        .strictNullable(),
    icon: p.string().length(50).strictNullable(),
    documentationUrl: p.string().length(500).strictNullable(),
    isBeta: p.boolean().default(false),
    isActive: p.boolean().default(true),
    version: p.integer().default(0),
    revision: p.bigint('number').defaultRaw('0'),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export class Component extends ComponentSchema.class {}

ComponentSchema.setClass(Component);
