import { WebSocket } from 'ws';

/** The closes after which a stock client never comes back (graphql-ws 6). */
export function isFatalClose(code: number): boolean {
  if ([4004, 4005, 4400, 4401, 4406, 4409, 4429, 4500].includes(code)) return true;
  return code > 1000 && code <= 1999 && ![1001, 1005, 1006, 1012, 1013, 1014].includes(code);
}

export interface RawMessage {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** A socket that speaks graphql-transport-ws by hand, so that a test sees every frame and may say what it likes. */
export class RawClient {
  /** Texts of all frames, in order. */
  readonly frames: string[] = [];
  /** The code with which it was closed. */
  closed: number | undefined;
  readonly socket: WebSocket;

  private constructor(url: string) {
    this.socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
    this.socket.on('message', (data) => this.frames.push((data as Buffer).toString()));
    this.socket.on('close', (code) => (this.closed = code));
    this.socket.on('error', () => undefined);
  }

  /** Connects, and introduces itself where a token is given. */
  static async connect(url: string, bearer: string | null): Promise<RawClient> {
    const client = new RawClient(url);
    await new Promise<void>((resolve, reject) => {
      client.socket.once('open', resolve);
      client.socket.once('error', reject);
    });
    if (bearer !== null) {
      client.send({ type: 'connection_init', payload: { authorization: `Bearer ${bearer}` } });
      await client.until(({ messages }) => messages.some(({ type }) => type === 'connection_ack'));
    }
    return client;
  }

  get messages(): RawMessage[] {
    return this.frames.map((frame) => JSON.parse(frame) as RawMessage);
  }

  /** Messages of one operation. */
  of(id: string): RawMessage[] {
    return this.messages.filter((message) => message.id === id);
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(
    id: string,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    operationName?: string,
  ): void {
    this.send({ id, type: 'subscribe', payload: { query, variables, ...(operationName && { operationName }) } });
  }

  async until(condition: (client: this) => boolean, deadline = 10_000): Promise<void> {
    const started = performance.now();
    while (!condition(this)) {
      if (performance.now() - started > deadline) {
        throw new Error(
          `waited ${deadline} ms in vain; closed ${this.closed}, frames ${this.frames.slice(-3).join('\n')}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  close(): void {
    this.socket.terminate();
  }
}
