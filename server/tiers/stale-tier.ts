import type { Query } from '../database/query.ts';
import { Refusal } from '../errors.ts';

/** Of how many changes somebody who comes late is told. */
const CHANGES = 50;

// Each step of the version is one change of the tier, with at least one line in the log.
const MISSED = `with missed as (
    select distinct revision from feature_audit_log where entity_type = 'tier' and entity_id = $1 order by revision desc limit $2)
  select l.feature_key as key, l.action, l.new_value as value, c.revision::text as revision, c.actor_name as by,
    to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.reason
  from missed join change c using (revision)
    join feature_audit_log l on l.revision = c.revision and l.entity_type = 'tier' and l.entity_id = $1
  order by c.revision, l.position`;

/** The refusal of a change that was made on an older version of the tier, with who changed what since. */
export async function staleTier(query: Query, tierId: string, expected: number, current: number): Promise<Refusal> {
  const missed = Math.min(Math.max(0, current - expected), CHANGES);
  const changes = missed === 0 ? [] : await query(MISSED, [tierId, missed]);
  return new Refusal(
    'STALE_WRITE',
    `The tier was changed meanwhile: it is at version ${current}, and your changes were made on version ${expected}.`,
    { expectedVersion: expected, currentVersion: current, changes },
    ['expectedVersion'],
  );
}
