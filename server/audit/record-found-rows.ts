import type { AuditAction } from '../changes/audit-row.ts';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { createThing } from './audit-thing.ts';
import { differingFields } from './compare-images.ts';
import { readRows } from './compare-rows.ts';
import { readLog } from './read-log.ts';
import { Replay } from './replay.ts';

const HOST_ROWS = `l.entity_type in ('tenant', 'tier') and l.feature_key like '$%'`;

/**
 * Writes into the log what the host did to its tenants and tiers while nobody logged it: what is new, different or gone. The
 * switch to enforce calls it, and from there on triggers log. Says nothing about scopes: the switch touches everything.
 * @returns how many lines it recorded
 */
export async function recordFoundRows(tx: ConfigTransaction): Promise<number> {
  const replayed = new Replay();
  for await (const lines of readLog(tx.query, { until: Number.MAX_SAFE_INTEGER, where: HOST_ROWS })) {
    for (const line of lines) replayed.add(line);
  }
  const gone = new Map(replayed.state);
  let count = 0;
  for (const entityType of ['tier', 'tenant'] as const) {
    for await (const rows of readRows(tx.query, entityType)) {
      for (const { entityId, key, image } of rows) {
        const { id } = createThing(entityType, entityId, key, image);
        const logged = gone.get(id)?.image ?? null;
        gone.delete(id);
        if (logged !== null && differingFields(entityType, logged, image).length === 0) continue;
        const action: AuditAction = logged === null ? 'create' : 'update';
        tx.record({ entityType, entityId, key, action, oldValue: logged, newValue: image });
        count += 1;
      }
    }
  }
  for (const { thing, image } of gone.values()) {
    const { entityId, key } = thing;
    const entityType = thing.kind === 'tier' ? 'tier' : 'tenant';
    tx.record({ entityType, entityId, key, action: 'delete', oldValue: image, newValue: null });
    count += 1;
  }
  return count;
}
