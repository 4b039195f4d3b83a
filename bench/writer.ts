import { Client } from 'pg';
import type { Scopes } from '../server/changes/change-feed.ts';
import { ChangeScopes } from '../server/changes/change-scopes.ts';
import { recordChange } from '../server/changes/record-change.ts';
import { benchTier, FLIPPED } from './world.ts';
import { monotonicNow } from './statistics.ts';

/** When a change was committed, by the machine's monotonic clock in milliseconds. */
export interface Written {
  readonly revision: number;
  /** Before COMMIT was sent: what comes after it includes the commit itself. */
  readonly sentAt: number;
  /** When its answer was here. */
  readonly committedAt: number;
}

/** Another node, as far as the one that is measured can tell: it commits changes that ours has to hear of. */
export class Writer implements AsyncDisposable {
  readonly #client: Client;
  #names = 0;

  private constructor(client: Client) {
    this.#client = client;
  }

  static async connect(databaseUrl: string): Promise<Writer> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    return new Writer(client);
  }

  /** Switches one feature of the benchmark's tier. */
  flip(feature = FLIPPED): Promise<Written> {
    return this.#change({ tiers: [benchTier] }, async () => {
      const { rowCount } = await this.#client.query(
        `update license_tier_features
         set feature_value = jsonb_build_object('enabled', not (feature_value ->> 'enabled')::boolean)
         where license_tier_id = $1 and feature_key = $2`,
        [benchTier, feature],
      );
      if (rowCount !== 1) throw new Error(`The tier says nothing of ${feature}.`);
    });
  }

  /** Gives every feature another name, so that all of them change for everybody. */
  renameAll(): Promise<Written> {
    this.#names += 1;
    return this.#change({ catalog: true }, async () => {
      await this.#client.query(
        `update feature_registry set feature_name = regexp_replace(feature_name, ' \\(\\d+\\)$', '') || $1`,
        [` (${this.#names})`],
      );
    });
  }

  /** Announces a change of the tier that changes nothing, so that everything made for the tier is dropped. */
  touch(): Promise<Written> {
    return this.#change({ tiers: [benchTier] }, async () => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
  }

  async #change(touched: Scopes, work: () => Promise<void>): Promise<Written> {
    await this.#client.query('begin');
    const scopes = new ChangeScopes();
    scopes.add(touched);
    const query = async <Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> =>
      (await this.#client.query(sql, [...parameters])).rows as Row[];
    const revision = await recordChange(query, {
      caller: null,
      userId: null,
      operation: 'bench',
      reason: null,
      at: Date.now(),
      scopes,
      rows: [],
    });
    await work();
    const sentAt = monotonicNow();
    await this.#client.query('commit');
    return { revision, sentAt, committedAt: monotonicNow() };
  }
}
