import { hostname } from 'node:os';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { isMissingTable } from '../database/database-failure.ts';
import { transactionQuery } from '../database/transaction.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';

interface HeartbeatOptions {
  readonly orm: MikroORM;
  /** FEATURE_CONTROL_MODE; null: the mode in the database counts. */
  readonly pinnedMode: FeatureControlMode | null;
  readonly logger: Logger;
}

const BEAT_EVERY = 5_000; // 5 seconds; silence of three beats counts as gone
const BEAT = `insert into feature_control_node (id, name, pinned_mode) values ($1, $2, $3)
  on conflict (id) do update set seen_at = clock_timestamp()`;
const FORGET = `delete from feature_control_node where id = $1 or seen_at < clock_timestamp() - interval '1 day'`;

/** Tells the other servers that this one lives, and which mode its environment sets: they refuse changes where modes differ. */
export class NodeHeartbeat {
  readonly #options: HeartbeatOptions;
  readonly #id = crypto.randomUUID();
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** Known to the others once this resolves. */
  async start(): Promise<void> {
    await this.#beat();
    this.#timer = setInterval(() => {
      this.#beating ??= this.#beat().finally(() => (this.#beating = undefined));
    }, BEAT_EVERY);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    await this.#write(FORGET, [this.#id]);
  }

  #beat(): Promise<void> {
    return this.#write(BEAT, [this.#id, `${hostname()} ${process.pid}`, this.#options.pinnedMode]);
  }

  async #write(sql: string, parameters: readonly unknown[]): Promise<void> {
    try {
      await transactionQuery(this.#options.orm.em.fork())(sql, parameters);
    } catch (error) {
      // Without tables nobody can change anything, so nobody has to know.
      if (isMissingTable(error)) return;
      this.#options.logger.warn({ err: error }, 'the other servers could not be told that this one lives');
    }
  }
}
