import { CHANGES, type HeadRow } from '../changes/change-feed.ts';
import type { Query } from '../database/query.ts';
import { readRow, statementWithTiers, type LoadedRow } from './load-inputs.ts';

const MOST = 1_000; // changes whose tiers are read: whoever is further behind reads them when they are asked for

const TOUCHED = `t.id = any(array(
      select jsonb_array_elements_text(c.scopes -> 'tiers')::uuid from change c
      where c.revision > $1 and c.revision <= $1 + ${MOST}))`;

const NEWS = statementWithTiers(TOUCHED, [CHANGES]);

/**
 * The head with the changes after a revision, and the tiers that these touched, as of one snapshot. Mostly a change touches
 * one tier, and who watches it needs it next: together they are a round trip less between a commit and its push.
 */
export async function readNews(query: Query, after: number): Promise<HeadRow> {
  const [row] = await query<LoadedRow & Pick<HeadRow, 'changes'>>(NEWS, [after]);
  const { changes, ...inputs } = readRow(row);
  const { epoch, revision, changedAt, now } = inputs;
  return { epoch, revision, changedAt, now, changes, inputs };
}
