import { defineEntity, p } from '@mikro-orm/postgresql';

const ShadowSweepSchema = defineEntity({
  name: 'ShadowSweep',
  tableName: 'shadow_sweep',
  properties: {
    /** Always true: the table has one row. */
    id: p.boolean().primary().default(true),
    position: p.uuid().strictNullable(),
    startedAt: p.datetime(3).strictNullable(),
    completedAt: p.datetime(3).strictNullable(),
    tenants: p.integer().default(0),
  },
});

/** How far all tenants are compared in mode shadow. */
export class ShadowSweep extends ShadowSweepSchema.class {}

ShadowSweepSchema.setClass(ShadowSweep);
