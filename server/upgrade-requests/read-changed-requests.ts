import type { Query } from '../database/query.ts';
import { endOf, type EventPage, type LogPlace } from '../live/change-events.ts';

const PAGE = 100; // lines

const CHANGED = `select l.revision::float8 as revision, l.position, u.id from feature_audit_log l
  left join upgrade_request u on u.id = (l.new_value ->> 'requestId')::uuid
  where (l.revision, l.position) > ($1::bigint, $2::int) and l.revision <= $3 and l.entity_type = 'tenant' and l.action = 'request'
    and ($4::uuid is null or l.entity_id = $4)
  order by l.revision, l.position limit ${PAGE}`;

/**
 * Ids of the requests that changed, each once: what they are like is read when the event is told, so the newest state wins.
 * @param tenantId null: of all tenants
 */
export async function readChangedRequests(
  query: Query,
  tenantId: string | null,
  after: LogPlace,
  until: number,
): Promise<EventPage<string>> {
  const values = [after.revision, after.position, until, tenantId];
  const lines = await query<LogPlace & { id: string | null }>(CHANGED, values);
  const last = lines.at(-1);
  // A request goes with its tenant; nobody is left to be told of it.
  const events = [...new Set(lines.flatMap(({ id }) => id ?? []))];
  return { events, last: last === undefined || lines.length < PAGE ? endOf(until) : last };
}
