import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import type { ShadowDifference } from '../../schema/feature-control.ts';
import { isMissingTable } from '../database/database-failure.ts';
import { transactionQuery } from '../database/transaction.ts';
import type { Query } from '../database/query.ts';
import { presentValue } from '../features/present-value.ts';
import { readPage, toConnection, type PageArguments } from '../reading/paging.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
import { livingNodes, type LivingNode } from './nodes.ts';
import type { ShadowCause } from './difference-cause.ts';

type Position = [tenantId: string, key: string];
const POSITION = z.tuple([z.guid(), z.string()]);

interface Count {
  readonly cause: ShadowCause;
  readonly differences: number;
  readonly tenants: number;
}

interface Sweep {
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  readonly tenants: number;
}

/** The driver hands times on as text. */
const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const DIFFERENCES = `select s.tenant_id as "tenantId", t.name as "tenantName", s.feature_key as key, s.cause,
    s.legacy_value as legacy, s.enforce_value as enforce, least(s.occurrences, 2147483647)::int as occurrences,
    ${ms('s.first_seen_at')} as "firstSeenAt", ${ms('s.last_seen_at')} as "lastSeenAt"
  from shadow_difference s join tenant t on t.id = s.tenant_id
  where ($1::text is null or s.cause = $1) and ($2::uuid is null or (s.tenant_id, s.feature_key) > ($2, $3))
  order by s.tenant_id, s.feature_key limit $4`;
const TOTAL = 'select count(*)::int as total from shadow_difference where $1::text is null or cause = $1';
const COUNTS = `select cause, count(*)::int as differences, count(distinct tenant_id)::int as tenants
  from shadow_difference group by cause order by cause`;
const SWEEP = `select ${ms('started_at')} as "startedAt", ${ms('completed_at')} as "completedAt", tenants from shadow_sweep`;

/** Reads the mode and what was found in mode shadow, for one operation. */
export class FeatureControlLoader {
  readonly #query: Query;

  constructor(em: EntityManager) {
    this.#query = transactionQuery(em);
  }

  /** The mode in the database; legacy where there are no tables to decide by. */
  async mode(): Promise<FeatureControlMode> {
    try {
      const [setting] = await this.#query<{ mode: FeatureControlMode }>('select mode from feature_control_setting', []);
      return setting?.mode ?? 'legacy';
    } catch (error) {
      if (isMissingTable(error)) return 'legacy';
      throw error;
    }
  }

  async differences(cause: ShadowCause | null, args: PageArguments): Promise<Connection<ShadowDifference>> {
    const page = readPage<Position>(args, POSITION);
    const [tenantId = null, key = ''] = page.after ?? [];
    const found = await this.#query<ShadowDifference>(DIFFERENCES, [cause, tenantId, key, page.size + 1]);
    const rows = found.map((row) => ({ ...row, legacy: presentValue(row.legacy), enforce: presentValue(row.enforce) }));
    const total = async (): Promise<number> => (await this.#query<{ total: number }>(TOTAL, [cause]))[0]?.total ?? 0;
    return toConnection(rows, page, (row): Position => [row.tenantId, row.key], total);
  }

  counts(): Promise<Count[]> {
    return this.#query<Count>(COUNTS, []);
  }

  async sweep(): Promise<Sweep> {
    const [sweep] = await this.#query<Sweep>(SWEEP, []);
    return sweep ?? { startedAt: null, completedAt: null, tenants: 0 };
  }

  nodes(): Promise<LivingNode[]> {
    return livingNodes(this.#query);
  }
}
