import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FeatureType } from '../resolution/resolution-inputs.ts';
import { AppUser } from '../tenants/app-user.entity.ts';
import { Tenant } from '../tenants/tenant.entity.ts';

type UpgradeRequestStatus = 'pending' | 'approved' | 'rejected' | 'cancelled' | 'expired';

const UpgradeRequestSchema = defineEntity({
  name: 'UpgradeRequest',
  tableName: 'upgrade_request',
  uniques: [
    { properties: ['id', 'tenantId'] },
    { name: 'upgrade_request_one_pending', properties: ['tenantId', 'featureKey'], where: `status = 'pending'` },
  ],
  indexes: [{ properties: ['tenantId', 'createdAt'] }, { properties: ['status', 'createdAt'] }],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    tenantId: () => p.manyToOne(Tenant).mapToPk().name('tenant_id').updateRule('no action').deleteRule('cascade'),
    featureKey: p.string().length(255).index(),
    featureType: p.string().$type<FeatureType>().length(20),
    requestedValue: p.json<unknown>(),
    notes: p.text().strictNullable(),
    status: p.text().$type<UpgradeRequestStatus>().default('pending'),
    requestedById: () =>
      p.manyToOne(AppUser).mapToPk().name('requested_by').updateRule('no action').deleteRule('no action'),
    createdAt: p.datetime(3).defaultRaw('now()'),
    expiresAt: p.datetime(3).defaultRaw(`now() + interval '30 days'`),
    decidedById: () =>
      p
        .manyToOne(AppUser)
        .mapToPk()
        .name('decided_by')
        .updateRule('no action')
        .deleteRule('no action')
        .strictNullable(),
    decidedAt: p.datetime(3).strictNullable(),
    decisionNote: p.text().strictNullable(),
  },
});

export class UpgradeRequest extends UpgradeRequestSchema.class {}

UpgradeRequestSchema.setClass(UpgradeRequest);
