// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFeatureStore, fetchSnapshot } from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';
import { type HttpServer, startHttpServer } from './support/http-server.ts';
import { snapshotAnswer } from './support/snapshot-answer.ts';
import { feature } from './support/updates.ts';

let server: HttpServer;

beforeEach(async () => {
  server = await startHttpServer(({ authorization }) => ({
    resolvedFeatures:
      authorization === 'Bearer token-1'
        ? snapshotAnswer('e12', [feature('ui.debug.enabled')])
        : new Error('UNAUTHENTICATED'),
  }));
});
afterEach(() => server.stop());

it('gives a store its first answer before there is a socket', async () => {
  const initialSnapshot = await fetchSnapshot({ url: server.url, token: 'token-1', minRevision: '11' });
  expect(server.requests.map((headers) => headers['x-min-revision'])).toEqual(['11']);
  const transport = handTransport();
  const store = createFeatureStore({ transport, initialSnapshot });
  expect(store.getFeature('ui.debug.enabled').enabled).toBe(true);
  expect([...store.getModels().keys()]).toEqual(['m1']);
  store.start()();
  expect(transport.last().from).toEqual({ ifNoneMatch: 'e12' });
});

it('rejects with what the server says', async () => {
  await expect(fetchSnapshot({ url: server.url })).rejects.toThrow('UNAUTHENTICATED');
});
