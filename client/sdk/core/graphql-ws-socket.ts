import type { LiveResult, Outlet } from './open-once.ts';

/** What a socket needs to open. */
interface SocketOptions {
  readonly url: string;
  readonly WebSocketImpl: typeof WebSocket;
  /** Asked once the socket is open, so that a token is as young as can be. */
  readonly connectionParams: () => Promise<Record<string, unknown>>;
  /** The socket is of no use any more: closed, refused, frozen, or idle. */
  readonly ended: (cause: unknown) => void;
}

/** A socket that is open or about to be. */
export interface GraphqlWsSocket {
  /** Starts an operation; the returned function ends it. */
  readonly run: (payload: { readonly query: string; readonly variables: object }, outlet: Outlet) => () => void;
}

type ServerMessage =
  | { readonly type: 'connection_ack' | 'ping' | 'pong'; readonly id?: undefined }
  | { readonly type: 'next'; readonly id: string; readonly payload: LiveResult }
  | { readonly type: 'error'; readonly id: string; readonly payload: unknown }
  | { readonly type: 'complete'; readonly id: string };

const ACK_WAIT_MS = 10_000; // 10 seconds
const PING_MS = 10_000; // 10 seconds
const PONG_WAIT_MS = 5_000; // 5 seconds
const IDLE_CLOSE_MS = 1_000; // 1 second: outlives a page that unmounts one provider and mounts the next

/**
 * One socket that speaks graphql-transport-ws (PROTOCOL.md of graphql-ws), without retries: the client of graphql-ws would be
 * more than half of the whole SDK, and most of it is a retry that cannot know where to resume.
 */
export function openGraphqlWsSocket({ url, WebSocketImpl, connectionParams, ended }: SocketOptions): GraphqlWsSocket {
  const socket = new WebSocketImpl(url, 'graphql-transport-ws');
  const outlets = new Set<Outlet>();
  const running = new Map<string, Outlet>();
  const waiting = new Set<() => void>();
  let operations = 0;
  let acknowledged = false;
  let over = false;
  let watch = setTimeout(() => end(new Error('The server did not acknowledge the connection.')), ACK_WAIT_MS);
  let idle: ReturnType<typeof setTimeout> | undefined;

  function end(cause: unknown): void {
    if (over) return;
    over = true;
    clearTimeout(watch);
    clearTimeout(idle);
    socket.close();
    ended(cause);
    for (const outlet of outlets) outlet.fail(cause);
  }

  function send(message: object): void {
    if (socket.readyState === WebSocketImpl.OPEN) socket.send(JSON.stringify(message));
  }

  // A frozen network closes nothing by itself: whoever is silent is asked, and whoever does not answer is gone.
  function heard(): void {
    clearTimeout(watch);
    watch = setTimeout(() => {
      send({ type: 'ping' });
      watch = setTimeout(() => end(new Error('The server does not answer.')), PONG_WAIT_MS);
    }, PING_MS);
  }

  function receive(message: ServerMessage): void {
    if (message.type === 'ping') send({ type: 'pong' });
    if (message.type === 'connection_ack') {
      acknowledged = true;
      heard();
      for (const begin of waiting) begin();
      waiting.clear();
    }
    if (message.id === undefined) return;
    const outlet = running.get(message.id);
    if (outlet === undefined) return;
    if (message.type === 'next') {
      outlet.result(message.payload.data, message.payload.errors);
      return;
    }
    running.delete(message.id);
    if (message.type === 'error') outlet.fail(message.payload);
    else outlet.complete();
  }

  socket.addEventListener('open', () => {
    connectionParams().then((payload) => send({ type: 'connection_init', payload }), end);
  });
  socket.addEventListener('message', ({ data }) => {
    if (over) return;
    if (acknowledged) heard();
    let message: ServerMessage;
    try {
      message = JSON.parse(String(data)) as ServerMessage;
    } catch (error) {
      end(error);
      return;
    }
    receive(message);
  });
  // A close follows every error and tells more.
  socket.addEventListener('close', end);

  return {
    run(payload, outlet) {
      let id = '';
      const begin = (): void => {
        // Numbered from 1 on each socket, so that equal frames to many clients are equal bytes on the server.
        id = String(++operations);
        running.set(id, outlet);
        send({ id, type: 'subscribe', payload });
      };
      clearTimeout(idle);
      outlets.add(outlet);
      if (acknowledged) begin();
      else waiting.add(begin);
      return () => {
        waiting.delete(begin);
        outlets.delete(outlet);
        if (running.delete(id)) send({ id, type: 'complete' });
        if (outlets.size === 0 && !over) idle = setTimeout(() => end(null), IDLE_CLOSE_MS);
      };
    },
  };
}
