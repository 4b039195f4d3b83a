import type { Query } from '../database/query.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';

/** A server that has been heard of lately. */
export interface LivingNode {
  readonly id: string;
  /** Host and process, for people. */
  readonly name: string;
  /** Its FEATURE_CONTROL_MODE; null: the mode in the database counts there. */
  readonly pinnedMode: FeatureControlMode | null;
  /** Milliseconds since 1970. */
  readonly seenAt: number;
}

/** A server that was silent for so long is taken for gone: three heartbeats. */
export const LIVING = `seen_at > clock_timestamp() - interval '15 seconds'`;

const READ = `select id, name, pinned_mode as "pinnedMode", (extract(epoch from seen_at) * 1000)::float8 as "seenAt" from feature_control_node where ${LIVING} order by name, id`;

export function livingNodes(query: Query): Promise<LivingNode[]> {
  return query<LivingNode>(READ, []);
}
