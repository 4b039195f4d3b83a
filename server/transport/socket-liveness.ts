import type { WebSocket } from 'ws';

const PING_EVERY = 12_000; // 12 seconds: below the idle time of common proxies
const LOOK_EVERY = 1_000; // 1 second: a token that expires ends its socket well within 5

/** What the look-out has to know of a socket. */
export interface Watched {
  /** When its token ends, in milliseconds since 1970; infinite before it is known. */
  expiresAt: number;
  alive: boolean;
  /** The API key that opened it. */
  keyId?: string;
}

/** Ends sockets whose token has expired and sockets that are dead: one timer for all of them. */
export function watchSockets(sockets: ReadonlyMap<WebSocket, Watched>): () => void {
  let pinged = performance.now();
  const timer = setInterval(() => {
    const now = Date.now();
    const ping = performance.now() - pinged >= PING_EVERY;
    if (ping) pinged = performance.now();
    for (const [socket, state] of sockets) {
      if (state.expiresAt <= now) {
        socket.close(4403, 'Your token has expired; connect again with a new one.');
      } else if (ping && socket.readyState === socket.OPEN) {
        if (!state.alive) socket.terminate();
        state.alive = false;
        socket.ping();
      }
    }
  }, LOOK_EVERY);
  return () => clearInterval(timer);
}
