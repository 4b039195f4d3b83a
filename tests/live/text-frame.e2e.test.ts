import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from '../../server/live/text-frame.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
let client: WebSocket;
let request: IncomingMessage;

beforeAll(async () => {
  const connected = once(server, 'connection');
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  [, request] = (await connected) as [WebSocket, IncomingMessage];
  if (client.readyState !== client.OPEN) await once(client, 'open');
});
afterAll(() => {
  client.terminate();
  server.close();
});

async function received(text: string): Promise<unknown> {
  const message = once(client, 'message');
  request.socket.write(textFrame(text));
  const [data] = await message;
  return String(data);
}

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 100_000])(
  'a text of %i bytes comes out of its frame as it was',
  async (length) => {
    const text = 'x'.repeat(length);
    expect(await received(text)).toBe(text);
  },
);

test('lengths are counted in bytes, not in characters', async () => {
  const text = 'Grüße, 世界 🎉'.repeat(9);
  expect(await received(text)).toBe(text);
});
