// @vitest-environment node
import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createApolloTransport,
  createFeatureStore,
  createGraphqlWsTransport,
  type FeatureStore,
  type GetToken,
  type Transport,
} from '../../client/sdk/index.ts';
import { type LiveServer, startLiveServer } from './support/live-server.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { delta, feature, snapshot } from './support/updates.ts';

const key = 'ui.debug.enabled';
const WAIT = { timeout: 8_000, interval: 5 };

vi.setConfig({ testTimeout: 20_000 });

let server: LiveServer;
let token: GetToken;
let dispose: (() => void)[];

beforeEach(async () => {
  dispose = [];
  token = () => 'token-1';
  server = await startLiveServer(({ ifNoneMatch }) =>
    ifNoneMatch === 'e1' ? delta('e1', 'e1', []) : snapshot([feature(key)]),
  );
});
afterEach(async () => {
  for (const each of dispose.toReversed()) each();
  await server.stop();
});

function bare(): Transport {
  return createGraphqlWsTransport({ url: server.url, getToken: (request) => token(request) });
}

function apollo(): Transport {
  const socket = createClient({
    url: server.url,
    retryWait: () => Promise.resolve(),
    connectionParams: async () => ({ authorization: `Bearer ${await token({ fresh: false })}` }),
  });
  const client = new ApolloClient({ link: ApolloLink.from([new GraphQLWsLink(socket)]), cache: new InMemoryCache() });
  cache = client.cache as InMemoryCache;
  dispose.push(() => void socket.dispose());
  return createApolloTransport({ client, socket });
}
let cache: InMemoryCache;

function start(transport: Transport, onError?: (error: unknown) => void): FeatureStore {
  const store = createFeatureStore({ transport, ...(onError && { onError }) });
  dispose.push(store.start());
  return store;
}

async function startLive(transport: Transport): Promise<FeatureStore> {
  const store = start(transport);
  await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
  return store;
}

describe.each([
  { name: 'the bare transport', make: bare },
  { name: 'the Apollo transport', make: apollo },
])('$name', ({ make }) => {
  it('receives the present state and every change', async () => {
    const store = await startLive(make());
    expect(store.getFeature(key)).toMatchObject({ enabled: true, loading: false });
    server.push(delta('e1', 'e2', [feature(key, { enabled: false })]));
    await vi.waitFor(() => expect(store.getFeature(key).enabled).toBe(false), WAIT);
  });

  it('sends the token in the connection parameters', async () => {
    await startLive(make());
    expect(server.sockets.map(({ authorization }) => authorization)).toEqual(['Bearer token-1']);
  });

  it('sends no variables that it does not need', async () => {
    await startLive(make());
    expect(server.subscriptions).toEqual([{}]);
  });

  it('resumes by etag after its socket was cut, with everything as it was', async () => {
    const store = await startLive(make());
    const before = store.getFeatures();
    const seen: string[] = [];
    store.subscribeStatus(() => seen.push(store.getStatus()));
    server.kill();
    await vi.waitFor(() => expect(seen).toEqual(['stale', 'live']), WAIT);
    expect(server.subscriptions).toEqual([{}, { ifNoneMatch: 'e1' }]);
    expect(store.getFeatures()).toBe(before);
  });

  it.each([1000, 1001, 1011, 1012, 1013, 4401, 4403, 4500])('comes back after close code %i', async (code) => {
    const store = await startLive(make());
    server.close(code);
    await vi.waitFor(() => expect(server.subscriptions.at(-1)).toEqual({ ifNoneMatch: 'e1' }), WAIT);
    await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
  });

  it('comes back after the server ended the subscription', async () => {
    const store = await startLive(make());
    server.complete();
    await vi.waitFor(() => expect(server.subscriptions).toHaveLength(2), WAIT);
    await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
  });

  it('comes back after an answer that is an error', async () => {
    server.answer = () => {
      throw new Error('no');
    };
    const heard = vi.fn<(error: unknown) => void>();
    const store = start(make(), heard);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled(), WAIT);
    expect(store.getFeature(key).enabled).toBe(false);
    server.answer = () => snapshot([feature(key)]);
    await vi.waitFor(() => expect(store.getFeature(key).enabled).toBe(true), WAIT);
  });

  it('asks again for a snapshot on a difference from another state, over the same socket', async () => {
    const store = await startLive(make());
    server.answer = () => snapshot([feature(key, { enabled: false })], { revision: '51', etag: 'e51' });
    server.push(delta('e49', 'e50', []));
    await vi.waitFor(() => expect(store.getState()?.etag).toBe('e51'), WAIT);
    expect(server.subscriptions).toEqual([{}, {}]);
    expect(server.sockets).toHaveLength(1);
    await vi.waitFor(() => expect(server.runningSubscriptions()).toBe(1), WAIT);
  });
});

describe('the bare transport alone', () => {
  it('leaves a socket that sends what is no message', async () => {
    const store = await startLive(bare());
    server.sendNonsense();
    await vi.waitFor(() => expect(server.sockets).toHaveLength(2), WAIT);
    await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
  });

  it('finds out that the network swallows everything, and comes back', async () => {
    const url = new URL(server.url);
    const proxy = await startTcpProxy(Number(url.port), url.hostname);
    dispose.push(() => void proxy.close());
    const store = await startLive(createGraphqlWsTransport({ url: `ws://127.0.0.1:${proxy.port}/graphql` }));
    proxy.swallow();
    await vi.waitFor(() => expect(server.sockets).toHaveLength(2), { timeout: 18_000, interval: 50 });
    await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
  }, 30_000);

  it('numbers its operations from 1 on each socket', async () => {
    const store = await startLive(bare());
    server.answer = () => snapshot([feature(key)], { revision: '51', etag: 'e51' });
    server.push(delta('e49', 'e50', []));
    await vi.waitFor(() => expect(store.getState()?.etag).toBe('e51'), WAIT);
    server.kill();
    await vi.waitFor(
      () => expect(server.sockets.map(({ operationIds }) => operationIds)).toEqual([['1', '2'], ['1']]),
      WAIT,
    );
  });

  it('asks for a fresh token after 4403, and only then', async () => {
    const asked: boolean[] = [];
    token = ({ fresh }) => {
      asked.push(fresh);
      return `token-${asked.length}`;
    };
    const store = await startLive(bare());
    server.close(4403);
    await vi.waitFor(() => expect(server.sockets).toHaveLength(2), WAIT);
    await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
    server.kill();
    await vi.waitFor(() => expect(server.sockets.at(2)?.authorization).toBe('Bearer token-3'), WAIT);
    expect(asked).toEqual([false, true, false]);
  });

  it('stays off, and tries on, while the server refuses the connection', async () => {
    server.refuseWith = 4403;
    const store = start(bare());
    await vi.waitFor(() => expect(server.sockets.length).toBeGreaterThan(1), WAIT);
    expect(store.getFeature(key).enabled).toBe(false);
    server.refuseWith = 0;
    await vi.waitFor(() => expect(store.getFeature(key).enabled).toBe(true), WAIT);
  });

  it('stays off, and tries on, while there is no token to be had', async () => {
    let working = false;
    token = async () => {
      if (!working) throw new Error('signed out');
      return 'token-2';
    };
    const heard = vi.fn<(error: unknown) => void>();
    const store = start(bare(), heard);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled(), WAIT);
    expect(store.getFeature(key).enabled).toBe(false);
    working = true;
    await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
  });

  it('does not throw where the address can not be used', async () => {
    const heard = vi.fn<(error: unknown) => void>();
    start(createGraphqlWsTransport({ url: 'http:// not an address' }), heard);
    expect(heard).toHaveBeenCalledOnce();
  });

  it('can be made where there is no WebSocket, as on a server that renders, and says so where it is used', () => {
    vi.stubGlobal('WebSocket', undefined);
    try {
      const heard = vi.fn<(error: unknown) => void>();
      const transport = bare();
      start(transport, heard);
      expect(heard).toHaveBeenCalledOnce();
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('closes its socket a second after the last provider went', async () => {
    const store = createFeatureStore({ transport: bare() });
    const stop = store.start();
    await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
    stop();
    await vi.waitFor(() => expect(server.openSockets()).toBe(0), WAIT);
  });
});

describe('the Apollo transport alone', () => {
  it('writes nothing into the cache of the product', async () => {
    await startLive(apollo());
    expect(cache.extract()).toEqual({});
  });
});
