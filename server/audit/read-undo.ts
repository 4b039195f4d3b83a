import type { Query } from '../database/query.ts';
import { thingOf, type Image, type LogLine, type Thing } from './audit-thing.ts';
import { differingFields } from './compare-images.ts';
import { notRevertible } from './not-revertible.ts';
import { rowImages, type RowImage } from './row-images.ts';

/** What a change did to one row, with all its lines about it taken together. */
export interface Undo {
  readonly thing: Thing;
  /** What to go back to; null: the row was not there. */
  readonly before: Image | null;
  /** What the change made of it; null: it took it away. */
  readonly after: Image | null;
}

const LINES = `select l.revision::float8 as revision, l.position, l.entity_type as "entityType", l.entity_id as "entityId",
    l.feature_key as key, l.action, l.old_value as "oldValue", l.new_value as "newValue"
  from feature_audit_log l where l.revision = $1 order by l.position`;
const LATER = `select l.revision::float8 as revision, l.position, l.entity_type as "entityType", l.entity_id as "entityId",
    l.feature_key as key, l.action, l.old_value as "oldValue", l.new_value as "newValue"
  from feature_audit_log l
    join (select distinct entity_type, entity_id, feature_key from feature_audit_log where revision = $1) touched
      using (entity_type, entity_id, feature_key)
  where l.revision > $1 order by l.revision, l.position`;

/**
 * What undoing a change means, last thing first.
 * @throws {Refusal} NOT_REVERTIBLE where there is no such change, it recorded nothing, or a later one touched the same
 */
export async function readUndo(query: Query, revision: number): Promise<readonly Undo[]> {
  const [change] = await query('select 1 from change where revision = $1', [revision]);
  if (change === undefined) throw notRevertible('UNKNOWN_CHANGE', `There is no change ${revision}.`);
  const undos = collect(await query<LogLine>(LINES, [revision]));
  if (undos.length === 0) {
    throw notRevertible('NOTHING_RECORDED', `The log has no lines of change ${revision}: what it did is not known.`);
  }
  const ids = new Set(undos.map(({ thing }) => thing.id));
  const later = (await query<LogLine>(LATER, [revision])).find((line) => ids.has(thingOf(line).id));
  if (later !== undefined) throw changedSince(thingOf(later), later.revision);
  for (const undo of undos) await refuseMoved(query, undo);
  return undos;
}

function collect(lines: readonly LogLine[]): Undo[] {
  const undos = new Map<string, Undo>();
  for (const line of lines) {
    const thing = thingOf(line);
    const first = undos.get(thing.id);
    undos.delete(thing.id);
    undos.set(thing.id, { thing, before: first === undefined ? line.oldValue : first.before, after: line.newValue });
  }
  return [...undos.values()].toReversed();
}

/** Somebody may have written without the log: the host where the old system decides, or hands in the database. */
async function refuseMoved(query: Query, { thing, after }: Undo): Promise<void> {
  if (thing.kind === 'mode' || thing.kind === 'other') return;
  const byId = thing.kind === 'request' ? after?.['requestId'] : null;
  const [row] = await query<RowImage>(
    `select * from (${rowImages[thing.kind]}) x where x."entityId" = $1 and ($2::text is null or x.key = $2) and ($3::uuid is null or x.id = $3)`,
    [thing.entityId, thing.kind === 'tierRow' || thing.kind === 'override' ? thing.key : null, byId],
  );
  const present = row?.image ?? null;
  if ((present === null) !== (after === null)) throw changedSince(thing, null);
  if (present === null || after === null) return;
  const told = Object.fromEntries(Object.entries(present).filter(([field]) => field in after));
  if (differingFields(thing.kind, after, told).some((field) => field in told)) throw changedSince(thing, null);
}

function changedSince({ kind, entityId, key }: Thing, revision: number | null): Error {
  const by = revision === null ? 'without a line in the log' : `by change ${revision}`;
  const details = { kind, entityId, key, ...(revision !== null && { changedBy: String(revision) }) };
  return notRevertible('CHANGED_SINCE', `What it changed (${kind} ${key}) was changed again ${by}.`, details);
}
