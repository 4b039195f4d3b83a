import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';

const FeatureControlSettingSchema = defineEntity({
  name: 'FeatureControlSetting',
  tableName: 'feature_control_setting',
  properties: {
    /** Always true: the table has one row. */
    id: p.boolean().primary().default(true),
    mode: p.text().$type<FeatureControlMode>().default('legacy'),
    registryVersion: p.integer().default(0),
    version: p.integer().default(0),
    revision: p.bigint('number').defaultRaw('0'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export class FeatureControlSetting extends FeatureControlSettingSchema.class {}

FeatureControlSettingSchema.setClass(FeatureControlSetting);
