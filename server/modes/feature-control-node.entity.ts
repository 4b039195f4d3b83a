import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';

const FeatureControlNodeSchema = defineEntity({
  name: 'FeatureControlNode',
  tableName: 'feature_control_node',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    pinnedMode: p.text().$type<FeatureControlMode>().strictNullable(),
    startedAt: p.datetime(3).defaultRaw('now()'),
    seenAt: p.datetime(3).defaultRaw('now()'),
  },
});

/** A server that is or was running. */
export class FeatureControlNode extends FeatureControlNodeSchema.class {}

FeatureControlNodeSchema.setClass(FeatureControlNode);
