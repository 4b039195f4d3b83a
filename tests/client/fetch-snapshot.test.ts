// @vitest-environment node
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, graphql } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFeatureStore, fetchSnapshot } from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';
import { feature, model } from './support/updates.ts';

let server: Server;
let url: string;

const resolvedFeatures = {
  revision: '12',
  epoch: 'epoch-1',
  asOf: '2026-01-01T00:00:00.000Z',
  etag: 'e12',
  stale: false,
  mode: 'ENFORCE',
  tierName: 'Pro',
  features: [feature('ui.debug.enabled')],
  models: [model('m1', 'openai', 'models.openai')],
  components: [],
};

beforeEach(async () => {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { query: source } = JSON.parse(body) as { query: string };
      const rootValue =
        request.headers.authorization === 'Bearer token-1'
          ? { resolvedFeatures }
          : { resolvedFeatures: new Error('UNAUTHENTICATED') };
      void graphql({ schema, source, rootValue }).then((answer) => response.end(JSON.stringify(answer)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('gives a store its first answer before there is a socket', async () => {
  const initialSnapshot = await fetchSnapshot({ url, token: 'token-1' });
  const transport = handTransport();
  const store = createFeatureStore({ transport, initialSnapshot });
  expect(store.getFeature('ui.debug.enabled').enabled).toBe(true);
  expect([...store.getModels().keys()]).toEqual(['m1']);
  store.start()();
  expect(transport.last().from).toEqual({ ifNoneMatch: 'e12' });
});

it('rejects with what the server says', async () => {
  await expect(fetchSnapshot({ url })).rejects.toThrow('UNAUTHENTICATED');
});
