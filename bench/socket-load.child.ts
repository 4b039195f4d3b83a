import { serve } from './child.ts';
import { FrameSocket } from './frame-socket.ts';
import { monotonicNow } from './statistics.ts';

/** Sockets that ask for the same. */
export interface SocketGroup {
  readonly count: number;
  /** Null: raw `ws`, which says nothing on its own. */
  readonly subscription: { readonly token: string; readonly query: string } | null;
}

export interface Received {
  /** When the last one came, by the machine's monotonic clock in milliseconds. */
  readonly lastAt: number;
  readonly bytes: number;
  /** One of the messages. */
  readonly text: string;
}

const AT_ONCE = 100; // sockets that are being opened
const DEADLINE = 60_000; // 60 seconds

const sockets: FrameSocket[] = [];
let messages = 0;
let bytes = 0;
let lastAt = 0;
let text = '';
let wanted = Number.POSITIVE_INFINITY;
let complete: () => void = () => undefined;

function count(message: Buffer | number): void {
  messages += 1;
  if (typeof message === 'number') {
    bytes += message;
  } else {
    bytes += message.length;
    text = message.toString();
  }
  lastAt = monotonicNow();
  if (messages >= wanted) complete();
}

async function openRaw(url: URL): Promise<FrameSocket> {
  const socket = await FrameSocket.open(url, null, count);
  socket.keepBytes = false;
  return socket;
}

/** Resolves with the first event. */
async function openSubscription(
  url: URL,
  { token, query }: NonNullable<SocketGroup['subscription']>,
): Promise<FrameSocket> {
  const ready = Promise.withResolvers<void>();
  let listening = false;
  const socket = await FrameSocket.open(url, 'graphql-transport-ws', (message) => {
    if (listening) return count(message);
    const said = message.toString();
    if (said.startsWith('{"type":"connection_ack"')) {
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    } else if (said.includes('"type":"next"') && !said.includes('"errors"')) {
      listening = true;
      socket.keepBytes = false;
      ready.resolve();
    } else {
      ready.reject(new Error(`unexpected: ${said.slice(0, 300)}`));
    }
    return undefined;
  });
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await ready.promise;
  return socket;
}

const methods = {
  /** Opens them all, mixed, and waits for the first event of each. */
  open: async (address: string, groups: readonly SocketGroup[]): Promise<void> => {
    const url = new URL(address);
    const wishes: SocketGroup['subscription'][] = [];
    for (let round = 0; groups.some((group) => group.count > round); round += 1) {
      for (const group of groups) if (group.count > round) wishes.push(group.subscription);
    }
    let next = 0;
    const opener = async (): Promise<void> => {
      while (next < wishes.length) {
        const wish = wishes[next++] ?? null;
        sockets.push(await (wish === null ? openRaw(url) : openSubscription(url, wish)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, opener));
    const [first] = sockets;
    if (first !== undefined) first.keepBytes = true;
  },
  /** Forgets what came so far. */
  reset: (): void => {
    messages = 0;
    bytes = 0;
    text = '';
    wanted = Number.POSITIVE_INFINITY;
  },
  /** Waits until so many messages have come since the reset. */
  receive: async (many: number): Promise<Received> => {
    const done = Promise.withResolvers<void>();
    complete = done.resolve;
    wanted = many;
    if (messages >= many) done.resolve();
    const deadline = setTimeout(
      () => done.reject(new Error(`only ${messages} of ${many} messages came in ${DEADLINE / 1_000} s`)),
      DEADLINE,
    );
    await done.promise;
    clearTimeout(deadline);
    return { lastAt, bytes, text };
  },
  closeAll: (): void => {
    for (const socket of sockets.splice(0)) socket.destroy();
  },
};

export type SocketLoadMethods = typeof methods;

serve(methods, async () => methods.closeAll());
