import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from './child.ts';
import { ownUsage } from './own-usage.ts';

// The least that a server in this language can do: read the body, answer the bytes.
let bytes = Buffer.alloc(0);
let headers: Record<string, string> = {};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    Buffer.concat(chunks);
    response.writeHead(200, headers).end(bytes);
  });
});

const methods = {
  ...ownUsage,
  start: async (): Promise<string> => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  answerWith: (body: string, sent: Record<string, string>): void => {
    bytes = Buffer.from(body);
    headers = sent;
  },
};

export type HttpFloorMethods = typeof methods;

serve(methods);
