import type { Logger } from 'pino';
import { Client } from 'pg';

const CHANNEL = 'feature_control_change';
const HEARTBEAT_EVERY = 5_000; // 5 seconds
const ANSWER_WAIT = 2_000; // 2 seconds
const BACKOFF_FIRST = 100; // ms, doubling with jitter: 100, 200, 400 ... 5000
const BACKOFF_MOST = 5_000;

interface ListenerOptions {
  readonly databaseUrl: string;
  readonly logger: Logger;
  /** There may be news: a notification came, or the connection is new and one may have been missed. */
  readonly onHint: () => void;
}

/**
 * LISTEN on a connection of its own. It only makes the feed quick: the feed polls anyway, so a lost notification, a dead
 * connection or a pooler that drops LISTEN delays an update by a second and loses none.
 */
export class ChangeListener {
  readonly #options: ListenerOptions;
  readonly #heartbeat = `feature_control_heartbeat_${crypto.randomUUID().replaceAll('-', '')}`;
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #listening = false;
  #closed = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  /** Whether notifications are known to arrive. */
  get listening(): boolean {
    return this.#listening;
  }

  start(): void {
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.#options.databaseUrl,
      connectionTimeoutMillis: ANSWER_WAIT,
      query_timeout: ANSWER_WAIT, // a network that swallows LISTEN sends no error
      keepAlive: true,
      application_name: 'feature-control-listen',
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('the server closed the connection')));
    client.on('notification', ({ channel }) => {
      if (channel === CHANNEL) this.#options.onHint();
      else this.#beat(client);
    });
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}; listen ${this.#heartbeat}`);
      this.#options.onHint();
      this.#expectEcho(client);
    } catch (error) {
      this.#lost(client, error);
    }
  }

  /** Our own NOTIFY came back: the connection lives and LISTEN works. */
  #beat(client: Client): void {
    if (this.#client !== client) return;
    if (this.#failures > 0) this.#options.logger.info('listening for changes again');
    this.#failures = 0;
    this.#listening = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#expectEcho(client), HEARTBEAT_EVERY);
  }

  #expectEcho(client: Client): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () =>
        this.#lost(
          client,
          new Error('no echo of our own NOTIFY: does a transaction pooler drop LISTEN? Set DATABASE_LISTEN_URL'),
        ),
      ANSWER_WAIT,
    );
    client.query(`notify ${this.#heartbeat}`).catch((error: unknown) => this.#lost(client, error));
  }

  #lost(client: Client, error: unknown): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    this.#listening = false;
    clearTimeout(this.#timer);
    client.end().catch(() => undefined);
    if (this.#failures === 0) {
      this.#options.logger.warn({ err: error }, 'not listening for changes; polling every second until it works again');
    }
    const wait = Math.min(BACKOFF_MOST, BACKOFF_FIRST * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = setTimeout(() => void this.#connect(), wait * (0.5 + Math.random() / 2));
  }
}
