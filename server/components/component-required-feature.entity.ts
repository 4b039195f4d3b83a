import { defineEntity, p } from '@mikro-orm/postgresql';
import { Feature } from '../features/feature.entity.ts';
import { Component } from './component.entity.ts';

const ComponentRequiredFeatureSchema = defineEntity({
  name: 'ComponentRequiredFeature',
  tableName: 'component_required_feature',
  primaryKeys: ['componentId', 'featureKey'],
  properties: {
    componentId: () =>
      p.manyToOne(Component).mapToPk().primary().name('component_id').updateRule('no action').deleteRule('cascade'),
    featureKey: () =>
      p
        .manyToOne(Feature)
        .targetKey('key')
        .mapToPk()
        .index()
        .primary()
        .name('feature_key')
        .updateRule('cascade')
        .deleteRule('restrict'),
  },
});

export class ComponentRequiredFeature extends ComponentRequiredFeatureSchema.class {}

ComponentRequiredFeatureSchema.setClass(ComponentRequiredFeature);
