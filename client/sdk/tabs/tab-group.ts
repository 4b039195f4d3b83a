import { applyUpdate, type FeatureState } from '../core/feature-state.ts';
import { openLiveConnection } from '../core/live-connection.ts';
import type { ResolvedFeaturesUpdate } from '../core/resolved-update.ts';
import type { Transport, TransportSink } from '../core/transport.ts';
import { type LeaderLock, queueForLead } from './leader-lock.ts';
import { snapshotOf } from './snapshot-of.ts';

interface TabGroupOptions {
  /** Tabs of the same name share. */
  readonly name: string;
  /** The way to the server, used by the tab that leads. */
  readonly transport: Transport;
}

/** Everybody of one origin who may see the same features, seen from one tab. */
export interface TabGroup {
  /** Hears what the leading tab hears, from a snapshot on; the returned function leaves. */
  readonly join: (sink: TransportSink) => () => void;
}

type Message =
  /** From a follower that needs a snapshot. */
  | { readonly type: 'ask' }
  /** From a follower: does anybody lead? */
  | { readonly type: 'ping' }
  | { readonly type: 'pong' }
  | { readonly type: 'update'; readonly update: ResolvedFeaturesUpdate }
  | { readonly type: 'lost'; readonly message: string; readonly code: unknown };

/** The code of an error after which waiting in this group is in vain: the token is for another group. */
export const MOVED = 'MOVED';

const PING_MS = 10_000; // 10 seconds
const PONG_WAIT_MS = 5_000; // 5 seconds

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null;

/** What an error, the closing of a socket or the first error of an answer says: only text passes the channel. */
function textOf(cause: unknown): string {
  const told: unknown = Array.isArray(cause) ? cause[0] : cause;
  const { message, reason } = Object(told) as { readonly message?: string; readonly reason?: string };
  return message || reason || 'The connection was lost.';
}

/**
 * One tab leads: it has the only socket and tells the others over a channel. Every tab keeps the state that it was told, so
 * whoever leads next resumes where the last one stopped.
 */
export function createTabGroup({ name, transport }: TabGroupOptions): TabGroup {
  const served = new Set<TransportSink>();
  const waiting = new Set<TransportSink>();
  let members = 0;
  let state: FeatureState | null = null;
  /** Whether the leader stands behind `state`. */
  let live = false;
  let down: Error | null = null;
  // The leader tries again by itself, so a sink that was told of a loss once and came back only has to wait.
  let told = false;
  let channel: BroadcastChannel | undefined;
  let lock: LeaderLock | undefined;
  let disconnect: (() => void) | undefined;
  let announced = false;
  let watch: ReturnType<typeof setTimeout> | undefined;

  const post = (message: Message): void => channel?.postMessage(message);

  function receive(update: ResolvedFeaturesUpdate): 'applied' | 'behind' | 'foreign' {
    const next = applyUpdate(state, update);
    if (typeof next === 'string') return next;
    state = next;
    live = true;
    told = false;
    down = null;
    for (const sink of served) sink.next(update);
    for (const sink of waiting) serve(sink, next);
    return 'applied';
  }

  function serve(sink: TransportSink, now: FeatureState): void {
    waiting.delete(sink);
    served.add(sink);
    sink.next(snapshotOf(now));
  }

  function lose(error: Error): void {
    live = false;
    down = error;
    if (told && codeOf(error) !== MOVED) return;
    const sinks = [...served, ...waiting];
    if (sinks.length === 0) return;
    told = true;
    served.clear();
    waiting.clear();
    for (const sink of sinks) sink.error(error);
  }

  function lead(): void {
    clearTimeout(watch);
    announced = false;
    disconnect = openLiveConnection({
      transport,
      held: () => state,
      receive(update) {
        const outcome = receive(update);
        if (outcome === 'applied' && state !== null) {
          // Followers may hold anything at first: the state of the tab that led before, or none.
          post({ type: 'update', update: announced ? update : snapshotOf(state) });
          announced = true;
        }
        return outcome;
      },
      lost(cause) {
        announced = false;
        const error = Object.assign(new Error(textOf(cause)), { code: codeOf(cause) });
        post({ type: 'lost', message: error.message, code: error.code });
        lose(error);
      },
    });
  }

  function follow(): void {
    disconnect?.();
    disconnect = undefined;
    post({ type: 'ask' });
    clearTimeout(watch);
    watch = setTimeout(takeOver, PONG_WAIT_MS);
  }

  const takeOver = (): void => lock?.steal();

  // A tab that is frozen in the background keeps the lead but says nothing.
  function heard(): void {
    clearTimeout(watch);
    watch = setTimeout(() => {
      post({ type: 'ping' });
      watch = setTimeout(takeOver, PONG_WAIT_MS);
    }, PING_MS);
  }

  function answer(message: Message): void {
    if (message.type !== 'ask' && message.type !== 'ping') return;
    post({ type: 'pong' });
    if (message.type === 'ping') return;
    if (announced && state !== null) post({ type: 'update', update: snapshotOf(state) });
    else if (down !== null) post({ type: 'lost', message: down.message, code: codeOf(down) });
  }

  function hear(message: Message): void {
    if (message.type === 'ask' || message.type === 'ping') return;
    heard();
    if (message.type === 'update' && receive(message.update) === 'foreign') post({ type: 'ask' });
    if (message.type === 'lost') lose(Object.assign(new Error(message.message), { code: message.code }));
  }

  function open(): void {
    channel = new BroadcastChannel(name);
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (disconnect === undefined) hear(data);
      else answer(data);
    });
    lock = queueForLead({ name, elected: lead, deposed: follow });
    follow();
  }

  function close(): void {
    clearTimeout(watch);
    disconnect?.();
    disconnect = undefined;
    lock?.leave();
    channel?.close();
    channel = undefined;
    lock = undefined;
    live = false;
    down = null;
    told = false;
  }

  return {
    join(sink) {
      members++;
      if (channel === undefined) open();
      waiting.add(sink);
      if (live && state !== null) serve(sink, state);
      else if (down !== null) lose(down);
      let gone = false;
      return () => {
        if (gone) return;
        gone = true;
        waiting.delete(sink);
        served.delete(sink);
        members--;
        if (members === 0) close();
      };
    },
  };
}
