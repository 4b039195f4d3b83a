import { defineEntity, p } from '@mikro-orm/postgresql';
import { Feature } from '../features/feature.entity.ts';
import { Tenant } from './tenant.entity.ts';

const TenantUsageSchema = defineEntity({
  name: 'TenantUsage',
  tableName: 'tenant_usage',
  primaryKeys: ['tenantId', 'featureKey', 'period'],
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
    /** The first day of the period, `YYYY-MM-DD`. */
    period: p.date().primary(),
    used: p.bigint('number').defaultRaw('0'),
  },
});

export class TenantUsage extends TenantUsageSchema.class {}

TenantUsageSchema.setClass(TenantUsage);
