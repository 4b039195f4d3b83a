import { defineEntity, p } from '@mikro-orm/postgresql';
import { Feature } from '../features/feature.entity.ts';
import { Tenant } from '../tenants/tenant.entity.ts';

const ShadowDifferenceSchema = defineEntity({
  name: 'ShadowDifference',
  tableName: 'shadow_difference',
  primaryKeys: ['tenantId', 'featureKey'],
  properties: {
    tenantId: () =>
      p.manyToOne(Tenant).mapToPk().primary().name('tenant_id').updateRule('no action').deleteRule('cascade'),
    featureKey: () =>
      p
        .manyToOne(Feature)
        .targetKey('key')
        .mapToPk()
        .primary()
        .name('feature_key')
        .updateRule('cascade')
        .deleteRule('restrict'),
    legacyValue: p.json<unknown>(),
    enforceValue: p.json<unknown>(),
    /** Why, as the comparison names it. */
    cause: p.text(),
    occurrences: p.bigint('number').defaultRaw('1'),
    firstSeenAt: p.datetime(3).defaultRaw('now()'),
    lastSeenAt: p.datetime(3).defaultRaw('now()'),
  },
});

export class ShadowDifference extends ShadowDifferenceSchema.class {}

ShadowDifferenceSchema.setClass(ShadowDifference);
