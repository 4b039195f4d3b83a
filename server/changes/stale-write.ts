import type { Query } from '../database/query.ts';
import { Refusal } from '../errors.ts';
import type { AuditEntityType } from './audit-row.ts';

/** Of how many changes somebody who comes late is told. */
const CHANGES = 50;

// Each step of a version is one change of the thing, with at least one line in the log. Of a row of a tier all is told, of
// other things the fields that changed.
const MISSED = `with missed as (
    select distinct revision from feature_audit_log where entity_type = $1 and entity_id = $2 order by revision desc limit $3)
  select l.feature_key as key, l.action, case
      when l.old_value is null or l.new_value is null or l.new_value ? 'allowOverride' then l.new_value
      else (select jsonb_object_agg(field.key, field.value) from jsonb_each(l.new_value) field
        where field.value is distinct from l.old_value -> field.key) end as value,
    c.revision::text as revision, c.actor_name as by,
    to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.reason
  from missed join change c using (revision)
    join feature_audit_log l on l.revision = c.revision and l.entity_type = $1 and l.entity_id = $2
  order by c.revision, l.position`;

/** What somebody edits: its row in the log, and its version now. */
interface Edited {
  readonly entityType: AuditEntityType;
  readonly id: string;
  readonly version: number;
}

/** @throws {Refusal} STALE_WRITE for a change that was made on another version, with who changed what since */
export async function refuseStale(query: Query, { entityType, id, version }: Edited, expected: number): Promise<void> {
  if (version === expected) return;
  const missed = Math.min(Math.max(0, version - expected), CHANGES);
  const changes = missed === 0 ? [] : await query(MISSED, [entityType, id, missed]);
  throw new Refusal(
    'STALE_WRITE',
    `It was changed meanwhile: it is at version ${version}, and your changes were made on version ${expected}.`,
    { expectedVersion: expected, currentVersion: version, changes },
    ['expectedVersion'],
  );
}
