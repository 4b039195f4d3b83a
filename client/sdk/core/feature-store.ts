import { type ConnectionStatus, createFeatureReader, type FeatureReader, type Moment } from './feature-reader.ts';
import { applyUpdate, type FeatureState } from './feature-state.ts';
import { openLiveConnection } from './live-connection.ts';
import type { ResolvedFeaturesUpdate } from './resolved-update.ts';
import type { Transport } from './transport.ts';

/** What a store needs. */
export interface FeatureStoreOptions {
  readonly transport: Transport;
  /** How long the last answer may be shown without a connection, in milliseconds; after that everything is off. Default 300,000. */
  readonly maxStaleMs?: number;
  /** Told of everything that ends a subscription. The store reconnects by itself; this is for logs. */
  readonly onError?: (error: unknown) => void;
  /** A state to begin with, from a server-rendered page: an update with `snapshot: true`. */
  readonly initialSnapshot?: ResolvedFeaturesUpdate;
}

/**
 * The newest known features of the tenant of the token, framework-free. The interface is stable: whatever implements it may be
 * given to `FeatureProvider`, so that a developer panel or a test can stand between the store and the gates. Who wraps a store
 * keeps two promises: a reader answers the same object until the value changes, and every change is told to the listeners
 * after it can be read. To change only what gates see, use `createSimulatedStore`; to watch or share the network, wrap the
 * `Transport`.
 */
export interface FeatureStore extends FeatureReader {
  /** The moment at which the store was made: what the server rendered, and so what a page has to hydrate with. */
  readonly first: FeatureReader;
  /** Calls back when the resolved value of this one feature changed. */
  readonly subscribe: (key: string, listener: () => void) => () => void;
  /** Calls back when the connection status changed. */
  readonly subscribeStatus: (listener: () => void) => () => void;
  /** Calls back after every change of state or status. */
  readonly subscribeAll: (listener: () => void) => () => void;
  /** Connects, and stays connected until every caller has called the function that it got back. */
  readonly start: () => () => void;
}

const DEFAULT_MAX_STALE_MS = 300_000; // 5 minutes
const FIRST_ANSWER_MS = 5_000; // 5 seconds: some attempts, so that a token that has to be renewed closes nothing meanwhile
const LONGEST_TIMER_MS = 2 ** 31 - 1; // beyond this browsers fire at once

/** Creates a store. It connects when `start` is called, which `FeatureProvider` does. */
export function createFeatureStore(options: FeatureStoreOptions): FeatureStore {
  const { transport, maxStaleMs = DEFAULT_MAX_STALE_MS, onError, initialSnapshot } = options;
  const initial = initialSnapshot && applyUpdate(null, initialSnapshot);
  const first: Moment =
    typeof initial === 'object' ? { state: initial, status: 'stale' } : { state: null, status: 'loading' };
  let now = first;
  let connected = false;
  let expired = false;
  let waitingSince = Date.now();
  let offTimer: ReturnType<typeof setTimeout> | undefined;
  const users = new Set<object>();
  let close: (() => void) | undefined;
  const watchers = new Set<() => (() => void) | undefined>();
  const reader = createFeatureReader(() => now);
  const { getFeature, getStatus } = reader;

  function statusOf(state: FeatureState | null): ConnectionStatus {
    if (expired) return 'offline';
    if (state === null) return 'loading';
    return connected && !state.stale ? 'live' : 'stale';
  }

  function change(state: FeatureState | null): void {
    const status = statusOf(state);
    if (state === now.state && status === now.status) return;
    now = { state, status };
    // Everybody has looked before anybody is told: a listener that reads other keys sees the same moment.
    for (const call of [...watchers].map((look) => look())) call?.();
  }

  /** Calls back when what `read` gives is another than at the last look. */
  function watch(read: () => unknown, listener: () => void): () => void {
    let seen = read();
    function look(): (() => void) | undefined {
      const before = seen;
      seen = read();
      return seen === before ? undefined : listener;
    }
    watchers.add(look);
    return () => watchers.delete(look);
  }

  function look(remainingMs = waitingSince + (now.state ? maxStaleMs : FIRST_ANSWER_MS) - Date.now()): number {
    expired ||= remainingMs <= 0;
    change(now.state);
    return remainingMs;
  }

  /** From here on it counts how long what is held may be shown, or how long the first answer may take. */
  function wait(): void {
    if (connected || now.state === null) waitingSince = Date.now();
    connected = false;
    expired = false;
    clearTimeout(offTimer);
    const remainingMs = look();
    // The timer also ends what a clock that was set back would prolong.
    if (remainingMs <= LONGEST_TIMER_MS) offTimer = setTimeout(look, remainingMs, 0);
  }

  const open = (): (() => void) =>
    openLiveConnection({
      transport,
      held: () => now.state,
      receive(update) {
        const next = applyUpdate(now.state, update);
        if (typeof next === 'string') return next;
        connected = true;
        expired = false;
        clearTimeout(offTimer);
        change(next);
        return 'applied';
      },
      lost(error) {
        onError?.(error);
        // A computer that slept wakes with its timers late, so each failed attempt looks at the clock as well.
        if (connected) wait();
        else look();
      },
    });

  return {
    ...reader,
    first: createFeatureReader(() => first),
    subscribe: (key, listener) => watch(() => getFeature(key), listener),
    subscribeStatus: (listener) => watch(getStatus, listener),
    subscribeAll: (listener) => watch(() => now, listener),
    start() {
      const user = {};
      users.add(user);
      if (close === undefined) {
        close = open();
        // A snapshot to begin with may not be shown for ever either, should the connection neither come nor fail.
        if (!connected) wait();
      }
      return () => {
        users.delete(user);
        // Strict mode and a moved provider stop and start again at once; that must not cost a connection.
        queueMicrotask(() => {
          if (users.size > 0 || close === undefined) return;
          close();
          close = undefined;
          wait();
        });
      };
    },
  };
}
