import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFeatureStore, createFetchTransport, type FeatureStore } from '../../client/sdk/index.ts';
import { type HttpServer, startHttpServer } from './support/http-server.ts';
import { snapshotAnswer } from './support/snapshot-answer.ts';
import { feature } from './support/updates.ts';

const key = 'ui.debug.enabled';
const WAIT = { timeout: 5_000, interval: 5 };

let server: HttpServer;
let stop: () => void;

beforeEach(async () => {
  stop = () => undefined;
  server = await startHttpServer(() => ({ resolvedFeatures: snapshotAnswer('e1', [feature(key)]) }));
});
afterEach(async () => {
  vi.useRealTimers();
  stop();
  show('visible');
  await server.stop();
});

function start(options: Partial<Parameters<typeof createFetchTransport>[0]> = {}): FeatureStore {
  const store = createFeatureStore({
    transport: createFetchTransport({ url: server.url, pollMs: 600_000, ...options }),
  });
  stop = store.start();
  return store;
}

function show(state: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

async function live(store: FeatureStore): Promise<void> {
  await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
}

it('answers once, and again when somebody comes back to the page', async () => {
  const store = start();
  await live(store);
  expect(store.getFeature(key).enabled).toBe(true);
  server.answer = () => ({ resolvedFeatures: snapshotAnswer('e2', [feature(key, { enabled: false })]) });
  show('hidden');
  show('visible');
  await vi.waitFor(() => expect(store.getFeature(key).enabled).toBe(false), WAIT);
  expect(server.requests).toHaveLength(2);
});

it('asks again after pollMs, and changes nothing where the etag is the same', async () => {
  const store = start({ pollMs: 20 });
  await live(store);
  const first = store.getFeatures();
  const seen = server.requests.length;
  await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(seen + 2), WAIT);
  expect(store.getFeatures()).toBe(first);
});

it('asks nothing while nobody looks', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const store = start({ pollMs: 60_000 });
  await live(store);
  server.answer = () => ({ resolvedFeatures: snapshotAnswer('e2', [feature(key, { enabled: false })]) });
  show('hidden');
  await vi.advanceTimersByTimeAsync(600_000);
  show('visible');
  await vi.waitFor(() => expect(store.getFeature(key).enabled).toBe(false), WAIT);
  expect(server.requests).toHaveLength(2);
});

it('asks once where the page is opened in the background, so that it is right when somebody comes to it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  show('hidden');
  const store = start({ pollMs: 60_000 });
  await live(store);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(server.requests).toHaveLength(1);
});

it('asks for a fresh token after a refusal, and only then', async () => {
  const asked: boolean[] = [];
  server.answer = ({ authorization }) => ({
    resolvedFeatures:
      authorization === 'Bearer fresh'
        ? snapshotAnswer('e1', [feature(key)])
        : new GraphQLError('Sign in.', { extensions: { code: 'UNAUTHENTICATED' } }),
  });
  const store = start({
    getToken: ({ fresh }) => {
      asked.push(fresh);
      return fresh ? 'fresh' : 'old';
    },
  });
  await live(store);
  expect(asked).toEqual([false, true]);
});

it('stops when the last provider goes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const store = start({ pollMs: 60_000 });
  await live(store);
  stop();
  await vi.advanceTimersByTimeAsync(240_000);
  show('visible');
  stop = store.start();
  await live(store);
  expect(server.requests).toHaveLength(2);
});
