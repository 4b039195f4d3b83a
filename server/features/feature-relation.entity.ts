import { defineEntity, p } from '@mikro-orm/postgresql';
import { Feature } from './feature.entity.ts';

const FeatureRelationSchema = defineEntity({
  name: 'FeatureRelation',
  tableName: 'feature_relation',
  primaryKeys: ['featureKey', 'kind', 'relatedKey'],
  indexes: [{ properties: ['relatedKey', 'kind'] }],
  properties: {
    featureKey: () =>
      p
        .manyToOne(Feature)
        .targetKey('key')
        .mapToPk()
        .primary()
        .name('feature_key')
        .updateRule('cascade')
        .deleteRule('restrict'),
    kind: p.text().$type<'depends_on' | 'conflicts_with'>().primary(),
    relatedKey: () =>
      p
        .manyToOne(Feature)
        .targetKey('key')
        .mapToPk()
        .primary()
        .name('related_key')
        .updateRule('cascade')
        .deleteRule('restrict'),
  },
});

export class FeatureRelation extends FeatureRelationSchema.class {}

FeatureRelationSchema.setClass(FeatureRelation);
