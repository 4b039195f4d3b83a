import type { EntityManager } from '@mikro-orm/postgresql';
import { transactionQuery } from '../database/transaction.ts';
import { endOf, type EventRequest } from '../live/change-events.ts';

interface CommittedChange {
  readonly revision: number;
  readonly operation: string;
  readonly at: Date;
  readonly actorName: string | null;
  /** How many changes just before it are not told. */
  readonly skippedCount: number;
}

const SINGLY = 20; // changes: of more that came at once only the newest are told

const READ = `select revision::float8 as revision, operation, (extract(epoch from at) * 1000)::float8 as at, actor_name as "actorName"
  from change where revision > $1 and revision <= $2 order by revision desc limit ${SINGLY}`;

/** Every change, whatever it was about. Who cannot keep up is told of the newest ones. */
export function committedChanges({ em }: { readonly em: EntityManager }): EventRequest<CommittedChange> {
  return {
    concerns: () => true,
    tellsRestart: true,
    read: async ({ revision }, until) => {
      const query = transactionQuery(em.fork());
      const rows = await query<Omit<CommittedChange, 'at'> & { readonly at: number }>(READ, [revision, until]);
      let before = revision;
      const events = rows.toReversed().map((row) => {
        const skippedCount = row.revision - before - 1;
        before = row.revision;
        return { ...row, at: new Date(row.at), skippedCount };
      });
      return { events, last: endOf(until) };
    },
  };
}
