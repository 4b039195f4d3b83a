import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Query } from '../database/query.ts';
import { inTransaction } from '../database/transaction.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { FeatureDefinition } from '../resolution/resolution-inputs.ts';
import { findDifferences, type FoundDifference } from './shadow-difference.ts';

interface RecorderOptions {
  readonly orm: MikroORM;
  readonly logger: Logger;
  readonly compiledFeatures: readonly FeatureDefinition[];
  /** Whether this node is in mode shadow now. */
  readonly isShadow: () => Promise<boolean>;
}

const CHUNK = 500; // tenants in one round
const NOTED = 10_000; // tenants that wait for their round; the sweep finds the others
const IDLE = 1_000; // 1 second between rounds
const SWEEPING = 50; // ms between rounds while a sweep is under way
const SWEEP_EVERY = '60 seconds';

/** Any two numbers that other programs do not use: one server at a time compares. */
const LOCK = 'select pg_try_advisory_xact_lock(32704, 2) as mine';
const SWEEP = `update shadow_sweep set started_at = clock_timestamp(), position = null, tenants = 0
  where position is null and (started_at is null or completed_at < clock_timestamp() - interval '${SWEEP_EVERY}')`;
const NEXT = `select t.id from tenant t, shadow_sweep s
  where s.started_at is not null and (s.completed_at is null or s.completed_at < s.started_at)
    and (s.position is null or t.id > s.position) order by t.id limit ${CHUNK}`;
const STEP = `update shadow_sweep set tenants = tenants + $1, position = $2,
    completed_at = case when $2::uuid is null then clock_timestamp() else completed_at end
  where started_at is not null and (completed_at is null or completed_at < started_at)`;
const WRITE = `insert into shadow_difference (tenant_id, feature_key, legacy_value, enforce_value, cause)
  select d."tenantId", d.key, d.legacy, d.enforce, d.cause
  from jsonb_to_recordset($1::jsonb) as d("tenantId" uuid, key text, legacy jsonb, enforce jsonb, cause text)
    join tenant t on t.id = d."tenantId"
  on conflict (tenant_id, feature_key) do update set legacy_value = excluded.legacy_value, enforce_value = excluded.enforce_value,
    cause = excluded.cause, occurrences = shadow_difference.occurrences + 1, last_seen_at = clock_timestamp()`;
const RESOLVE = `delete from shadow_difference s where s.tenant_id = any($2::uuid[]) and not exists (
  select from jsonb_to_recordset($1::jsonb) as d("tenantId" uuid, key text) where d."tenantId" = s.tenant_id and d.key = s.feature_key)`;

/**
 * In mode shadow: computes what enforce would answer, for tenants that are asked about or watched and, in chunks, for all of
 * them, and keeps every (tenant, feature) on which both modes differ. What does not differ any more is removed.
 */
export class ShadowRecorder {
  readonly #options: RecorderOptions;
  readonly #noted = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #closed = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** This tenant was answered in mode shadow. */
  note(tenantId: string): void {
    if (this.#noted.size < NOTED) this.#noted.add(tenantId);
  }

  start(): void {
    this.#schedule(IDLE);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#round;
  }

  #schedule(wait: number): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#round = this.#compare()
        .catch((error: unknown) => {
          this.#options.logger.warn({ err: error }, 'shadow: the modes could not be compared; it is tried again');
          return false;
        })
        .then((isSweeping) => this.#schedule(isSweeping ? SWEEPING : IDLE));
    }, wait);
  }

  /** @returns whether the sweep goes on */
  async #compare(): Promise<boolean> {
    if (!(await this.#options.isShadow())) {
      this.#noted.clear();
      return false;
    }
    const noted = [...this.#noted].slice(0, CHUNK);
    const done = await inTransaction(this.#options.orm.em.fork(), false, async (query) => {
      const [lock] = await query<{ mine: boolean }>(LOCK, []);
      if (lock?.mine !== true) return null;
      await query(SWEEP, []);
      const swept = (await query<{ id: string }>(NEXT, [])).map(({ id }) => id);
      await this.#record(query, [...new Set([...noted, ...swept])]);
      await query(STEP, [swept.length, swept.length < CHUNK ? null : swept.at(-1)]);
      return swept.length;
    });
    if (done === null) return false;
    for (const id of noted) this.#noted.delete(id);
    return done === CHUNK;
  }

  async #record(query: Query, tenantIds: readonly string[]): Promise<void> {
    if (tenantIds.length === 0) return;
    const loaded = await loadInputs(query, { catalog: true, tierIds: [], tenantIds });
    const found: readonly FoundDifference[] = findDifferences(loaded, this.#options.compiledFeatures, loaded.now);
    const differences = JSON.stringify(found);
    await query(WRITE, [differences]);
    await query(RESOLVE, [differences, tenantIds]);
  }
}
