/** The way to one client: a socket, as far as pushing needs it. */
export interface Outlet {
  /** Bytes that the client has not taken yet. */
  readonly bufferedAmount: number;
  /** Sends a whole WebSocket frame as it is. */
  send(frame: Buffer): void;
  close(code: number, reason: string): void;
}
