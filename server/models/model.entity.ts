import { defineEntity, p } from '@mikro-orm/postgresql';
import { Feature } from '../features/feature.entity.ts';

type ModelType = 'chat' | 'completion' | 'embedding' | 'image' | 'audio';

const ModelSchema = defineEntity({
  name: 'Model',
  tableName: 'model_registry',
  uniques: [{ properties: ['provider', 'modelId'] }],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    provider: p.string().length(50),
    modelId: p.string().length(100),
    name: p.string().name('model_name').length(255),
    type: p.string().$type<ModelType>().name('model_type').length(50),
    family: p.string().name('model_family').length(50).strictNullable(),
    supportsTools: p.boolean().default(false),
    supportsVision: p.boolean().default(false),
    supportsStreaming: p.boolean().default(true),
    maxTokens: p.integer().strictNullable(),
    contextWindow: p.integer().strictNullable(),
    // US dollars, as decimal strings: money is never a float.
    inputPricePer1k: p.decimal('string').precision(10).scale(6).name('input_price_per_1k').strictNullable(),
    outputPricePer1k: p.decimal('string').precision(10).scale(6).name('output_price_per_1k').strictNullable(),
    featureKey: () =>
      p
        .manyToOne(Feature)
        .targetKey('key')
        .mapToPk()
        .index()
        .name('feature_key')
        .updateRule('cascade')
        .deleteRule('restrict'),
    isActive: p.boolean().default(true),
    isDeprecated: p.boolean().default(false),
    version: p.integer().default(0),
    revision: p.bigint('number').defaultRaw('0'),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export class Model extends ModelSchema.class {}

ModelSchema.setClass(Model);
