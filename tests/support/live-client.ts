import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** One event, as far as the client's map needs it. */
export interface LiveUpdate {
  readonly revision: string;
  readonly epoch: string;
  readonly asOf: string;
  readonly stale: boolean;
  readonly snapshot: boolean;
  readonly baseEtag: string | null;
  readonly etag: string;
  readonly changed: readonly {
    readonly key: string;
    readonly enabled: boolean;
    readonly limit: number | null;
    readonly reason: string;
  }[];
  readonly removed: readonly string[];
}

const LIVE = `subscription Live($tenantId: ID, $ifNoneMatch: String) {
  resolvedFeaturesChanged(tenantId: $tenantId, ifNoneMatch: $ifNoneMatch) {
    revision epoch asOf stale snapshot baseEtag etag removed
    changed { key enabled limit unlimited reason source }
  }
}`;

/** A stock graphql-ws client that keeps the map that the protocol says it should. */
export class LiveClient {
  readonly updates: LiveUpdate[] = [];
  readonly features = new Map<string, LiveUpdate['changed'][number]>();
  etag: string | undefined;
  error: unknown;
  closes: number[] = [];
  /** Updates that did not fit what the client held. */
  misfits = 0;
  readonly #client;
  readonly #waiting = new Set<() => void>();
  #unsubscribe: () => void = () => undefined;

  constructor(url: string, bearer: string | (() => Promise<string>), resume = true, tenantId?: string) {
    this.#client = createClient({
      url,
      webSocketImpl: WebSocket,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60)),
      shouldRetry: () => true,
      connectionParams: async () => ({
        authorization: `Bearer ${typeof bearer === 'string' ? bearer : await bearer()}`,
      }),
      on: {
        closed: (event) => {
          const { code } = event as { code: number };
          this.closes.push(code);
        },
      },
    });
    this.#subscribe(resume, tenantId);
  }

  #subscribe(resume: boolean, tenantId: string | undefined): void {
    // graphql-ws repeats the same payload after a reconnect, so the getter tells the etag of that moment.
    const variables = {
      tenantId,
      get ifNoneMatch() {
        return null;
      },
    };
    const held = (): string | null => (resume ? (this.etag ?? null) : null);
    Object.defineProperty(variables, 'ifNoneMatch', { get: held, enumerable: true });
    this.#unsubscribe = this.#client.subscribe<{ resolvedFeaturesChanged: LiveUpdate }>(
      { query: LIVE, variables },
      {
        next: ({ data, errors }) => {
          if (errors !== undefined || data == null) this.error = errors;
          else this.#apply(data.resolvedFeaturesChanged);
          for (const wake of this.#waiting) wake();
        },
        error: (error) => {
          this.error = error;
          for (const wake of this.#waiting) wake();
        },
        complete: () => undefined,
      },
    );
  }

  #apply(update: LiveUpdate): void {
    this.updates.push(update);
    if (update.snapshot) this.features.clear();
    else if (update.baseEtag !== this.etag) this.misfits += 1;
    for (const feature of update.changed) this.features.set(feature.key, feature);
    for (const key of update.removed) this.features.delete(key);
    this.etag = update.etag;
  }

  /** Resolves once the condition holds; fails, saying what there is instead, after the deadline in milliseconds. */
  async until(condition: (client: this) => boolean, deadline = 10_000): Promise<void> {
    const started = performance.now();
    while (!condition(this)) {
      const left = deadline - (performance.now() - started);
      if (left <= 0) {
        throw new Error(
          `waited ${deadline} ms in vain; last update ${JSON.stringify(this.updates.at(-1))}, error ${JSON.stringify(this.error)}`,
        );
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, Math.min(left, 250));
        const waiting = this.#waiting;
        function done(): void {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        }
        waiting.add(done);
      });
    }
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    // It rejects where the socket was about to close anyway.
    await Promise.resolve(this.#client.dispose()).catch(() => undefined);
  }
}
