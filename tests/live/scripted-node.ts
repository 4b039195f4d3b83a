import { pino } from 'pino';
import { ChangeFeed } from '../../server/changes/change-feed.ts';
import { DatabaseClock } from '../../server/changes/database-clock.ts';
import { LiveFeatures } from '../../server/live/live-features.ts';
import { Subscriber } from '../../server/live/subscriber.ts';
import { databaseSource } from '../../server/resolution/input-source.ts';
import { InputStore } from '../../server/resolution/input-store.ts';
import { SnapshotCache } from '../../server/resolution/snapshot-cache.ts';
import type { ScriptedDatabase } from './scripted-database.ts';

interface Update {
  readonly revision: number;
  readonly snapshot: boolean;
  readonly baseEtag: string | null;
  readonly etag: string;
  readonly stale: boolean;
  readonly changed: readonly { readonly limit: number }[];
}

/** The parts of a node that keep and push, over a scripted database. */
export class ScriptedNode {
  readonly database: ScriptedDatabase;
  readonly store = new InputStore({ compiledFeatures: [], pinnedMode: null });
  readonly feed: ChangeFeed;
  readonly cache: SnapshotCache;
  readonly live: LiveFeatures;
  #operations = 0;

  constructor(database: ScriptedDatabase) {
    this.database = database;
    const clock = new DatabaseClock();
    const source = databaseSource(database.query);
    this.feed = new ChangeFeed({
      readHead: source.readHead,
      clock,
      onBatch: (batch, inputs) => {
        this.store.apply(batch);
        if (inputs !== undefined) this.store.keep(inputs);
        this.live.changed(batch);
      },
    });
    this.cache = new SnapshotCache({ load: source.load, clock, feed: this.feed, store: this.store });
    this.live = new LiveFeatures({
      feed: this.feed,
      store: this.store,
      cache: this.cache,
      clock,
      logger: pino({ level: 'silent' }),
      onExecution: () => undefined,
      onFrames: () => undefined,
      onPublished: () => undefined,
    });
  }

  subscribe(id: string, ifNoneMatch: string | null = null, client = new ScriptedClient(id)): ScriptedClient {
    this.#operations += 1;
    const subscriber = new Subscriber({
      operation: { rootField: 'resolvedFeaturesChanged', write: (update) => JSON.stringify(update) },
      operationId: String(this.#operations),
      outlet: client,
      expiresAt: Number.POSITIVE_INFINITY,
      onEnd: (error) => (client.error = error ?? new Error('completed')),
    });
    this.live.join(subscriber, { tenantId: id, ifNoneMatch, minRevision: null }).then(
      (leave) => (client.leave = leave),
      (error: Error) => (client.error = error),
    );
    return client;
  }
}

/** What a client of the push holds. */
export class ScriptedClient {
  readonly tenantId: string;
  readonly revisions: number[] = [];
  bufferedAmount = 0;
  limit: number | undefined;
  etag: string | undefined;
  misfits = 0;
  closed: number | undefined;
  error: Error | undefined;
  leave: (() => void) | undefined;

  constructor(id: string) {
    this.tenantId = id;
  }

  send(frame: Buffer): void {
    const { payload } = JSON.parse(textOf(frame)) as { payload: Update };
    if (!payload.snapshot && payload.baseEtag !== this.etag) this.misfits += 1;
    for (const { limit } of payload.changed) this.limit = limit;
    this.etag = payload.etag;
    this.revisions.push(payload.revision);
  }

  close(code: number): void {
    this.closed = code;
  }
}

/** The text of an unfragmented frame without a mask. */
function textOf(frame: Buffer): string {
  const length = frame[1] ?? 0;
  return frame.toString('utf8', length < 126 ? 2 : length === 126 ? 4 : 10);
}

/** A node that has applied what the database holds. */
export async function startNode(database: ScriptedDatabase): Promise<ScriptedNode> {
  const node = new ScriptedNode(database);
  database.auto = () => 'answer';
  await node.feed.poll();
  database.auto = undefined;
  return node;
}
