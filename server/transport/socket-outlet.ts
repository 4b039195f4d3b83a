import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Outlet } from '../live/outlet.ts';

/** Milliseconds in which a client has to answer a close: 2 seconds. */
export const CLOSE_WAIT = 2_000;

/**
 * Shared frames go past `ws` to the stream that it writes to: it would make a header for each socket, and two writes of
 * them. Without compression it holds nothing back, so the order of frames stays.
 */
export class SocketOutlet implements Outlet {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;

  /** @param stream what the socket was made of. */
  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
  }

  get bufferedAmount(): number {
    return this.#stream.writableLength;
  }

  send(frame: Buffer): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#stream.write(frame);
  }

  close(code: number, reason: string): void {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return;
    socket.close(code, reason);
    // Who reads nothing never comes to the close frame, which stands behind all that was not read.
    const cut = setTimeout(() => socket.terminate(), CLOSE_WAIT);
    socket.once('close', () => clearTimeout(cut));
  }
}
