import { defineEntity, p } from '@mikro-orm/postgresql';
import { Change } from '../changes/change.entity.ts';

export type AuditEntityType = 'tenant' | 'tier' | 'registry' | 'model' | 'component' | 'setting';
export type AuditAction = 'enable' | 'disable' | 'update' | 'request' | 'create' | 'delete';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'feature_audit_log',
  uniques: [{ properties: ['revision', 'position'] }],
  indexes: [
    {
      columns: [
        { name: 'entityType' },
        { name: 'entityId' },
        { name: 'revision', sort: 'DESC' },
        { name: 'position', sort: 'DESC' },
      ],
    },
    {
      columns: [{ name: 'featureKey' }, { name: 'revision', sort: 'DESC' }, { name: 'position', sort: 'DESC' }],
    },
    { columns: [{ name: 'performedAt', sort: 'DESC' }] },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    revision: () =>
      p.manyToOne(Change).mapToPk().joinColumn('revision').updateRule('no action').deleteRule('no action'),
    /** Order within the change, from 0. */
    position: p.integer(),
    entityType: p.text().$type<AuditEntityType>(),
    entityId: p.uuid(),
    /** `$tier` or `$mode` where the change is not about one feature. */
    featureKey: p.string().length(255),
    action: p.text().$type<AuditAction>(),
    oldValue: p.json<unknown>().strictNullable(),
    newValue: p.json<unknown>().strictNullable(),
    /** Null: the system; then `reason` says why. */
    performedBy: p.uuid().strictNullable(),
    performedAt: p.datetime(3),
    reason: p.text().strictNullable(),
    ipAddress: p.text().columnType('inet').strictNullable(),
    userAgent: p.text().strictNullable(),
  },
});

export class AuditEntry extends AuditEntrySchema.class {}

AuditEntrySchema.setClass(AuditEntry);
