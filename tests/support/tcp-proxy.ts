import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A network between us and a server, that can be made to swallow everything without a word. */
export interface TcpProxy {
  readonly port: number;
  /** Connections of now stay open and silent for ever; new ones work. */
  readonly swallow: () => void;
  readonly close: () => Promise<void>;
}

export async function startTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    swallow: () => {
      for (const socket of open) {
        socket.unpipe();
        // Reading on, so that the sender sees no full buffer.
        socket.resume();
      }
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
