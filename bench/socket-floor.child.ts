import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serve } from './child.ts';
import { ownUsage } from './own-usage.ts';
import { monotonicNow } from './statistics.ts';

// Raw `ws`, set up like the product's: no protocol, no subscriptions, one buffer to everybody.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, maxPayload: 64 * 1_024 });

const methods = {
  ...ownUsage,
  start: async (): Promise<string> => {
    if (server.address() === null) await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  /** @returns when it began, by the machine's monotonic clock. */
  broadcast: (text: string): number => {
    const began = monotonicNow();
    const bytes = Buffer.from(text);
    for (const socket of server.clients) socket.send(bytes, { binary: false });
    return began;
  },
};

export type SocketFloorMethods = typeof methods;

serve(methods);
