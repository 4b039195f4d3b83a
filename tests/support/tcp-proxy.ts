import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

interface Pair {
  silent: boolean;
  readonly client: Socket;
  readonly server: Socket;
}

/** A network between a client and a server that can be cut and held: real sockets on both sides. */
export interface TcpProxy {
  readonly port: number;
  /** Connections open right now. */
  readonly connections: number;
  /** Bytes from the server that arrived here. */
  readonly bytesFromServer: number;
  /** Cuts every connection, and refuses new ones until `restore`. */
  cut(): void;
  /** Cuts one connection at random, without a goodbye; false where there is none. */
  cutOne(): boolean;
  /** Swallows everything in both directions, new connections too, until `restore`: nobody gets an error. */
  hold(): void;
  restore(): void;
  /** Connections of now stay open and silent for ever; new ones work. */
  swallow(): void;
  /** Holds a connection from the moment when its client says this. */
  holdOn(text: string | null): void;
  close(): Promise<void>;
}

export async function startTcpProxy(targetPort: number, host = '127.0.0.1'): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let refusing = false;
  let holding = false;
  let trigger: string | null = null;
  let bytesFromServer = 0;

  const drop = ({ client, server }: Pair): void => {
    client.resetAndDestroy();
    server.resetAndDestroy();
  };
  const proxy = createServer((client) => {
    if (refusing) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(targetPort, host);
    const pair: Pair = { silent: false, client, server };
    pairs.add(pair);
    client.setNoDelay(true);
    server.setNoDelay(true);
    client.on('data', (data) => {
      // Read on, so that the sender sees no full buffer.
      if (pair.silent) return;
      if (trigger !== null && data.includes(trigger)) {
        client.pause();
        return;
      }
      if (!server.write(data)) client.pause();
    });
    server.on('drain', () => holding || client.resume());
    server.on('data', (data) => {
      if (pair.silent) return;
      bytesFromServer += data.length;
      if (!client.write(data)) server.pause();
    });
    client.on('drain', () => holding || server.resume());
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => undefined);
      one.on('end', () => other.end());
      one.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
    }
    if (holding) {
      client.pause();
      server.pause();
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');

  return {
    port: (proxy.address() as AddressInfo).port,
    get connections() {
      return pairs.size;
    },
    get bytesFromServer() {
      return bytesFromServer;
    },
    cut() {
      refusing = true;
      for (const pair of pairs) drop(pair);
    },
    cutOne() {
      const all = [...pairs];
      const pair = all[Math.floor(Math.random() * all.length)];
      if (pair === undefined) return false;
      drop(pair);
      return true;
    },
    hold() {
      holding = true;
      for (const { client, server } of pairs) {
        client.pause();
        server.pause();
      }
    },
    restore() {
      refusing = false;
      holding = false;
      for (const { client, server } of pairs) {
        client.resume();
        server.resume();
      }
    },
    swallow() {
      for (const pair of pairs) pair.silent = true;
    },
    holdOn(text) {
      trigger = text;
    },
    async close() {
      for (const pair of pairs) drop(pair);
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

/** The same address through the proxy. */
export function through(address: string, proxy: TcpProxy): string {
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  return url.href;
}
