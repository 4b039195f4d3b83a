import { ApolloClient, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  createApolloTransport,
  createFeatureStore,
  createGraphqlWsTransport,
  fetchSnapshot,
  type FeatureStore,
  type Transport,
} from '../../client/sdk/index.ts';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, startTestApp, type TestApp, token } from '../support/app.ts';

const key = 'integrations.langfuse';
const WAIT = { timeout: 10_000, interval: 5 };

let app: TestApp;
let admin: string;

beforeAll(async () => {
  app = await startTestApp();
  admin = await token();
});
afterAll(() => app.close());

/** Switches the feature for the tier of the tenant and answers the revision. */
async function flip(enabled: boolean): Promise<string> {
  const { tier } = await expectData<{ tier: { version: number } }>(
    app.url,
    admin,
    'query ($id: ID!) { tier(id: $id) { version } }',
    { id: tierIds.pro },
  );
  const { setTierFeatures } = await expectData<{ setTierFeatures: { revision: string } }>(
    app.url,
    admin,
    'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision } }',
    { input: { tierId: tierIds.pro, expectedVersion: tier.version, changes: [{ key, value: { enabled } }] } },
  );
  return setTierFeatures.revision;
}

async function connected(store: FeatureStore): Promise<() => void> {
  const stop = store.start();
  await vi.waitFor(() => expect(store.getStatus()).toBe('live'), WAIT);
  return stop;
}

function bare(lifetime = 600): Transport {
  return createGraphqlWsTransport({
    url: app.wsUrl,
    getToken: () => token({ tenant: tenantIds.acme, lifetime }),
  });
}

function apollo(): Transport {
  const socket = createClient({
    url: app.wsUrl,
    connectionParams: async () => ({ authorization: `Bearer ${await token({ tenant: tenantIds.acme })}` }),
  });
  const client = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });
  return createApolloTransport({ client, socket });
}

describe.each([
  { name: 'the bare transport', make: bare },
  { name: 'the Apollo transport', make: apollo },
])('the SDK over $name', ({ make }) => {
  test('holds all features, models and components, and follows a change with its revision', async () => {
    const store = createFeatureStore({ transport: make() });
    const stop = await connected(store);
    expect(store.getFeatures().size).toBe(50);
    expect(store.getModels().size).toBeGreaterThan(0);
    expect(store.getComponents().size).toBeGreaterThan(0);
    const untouched = store.getFeature('models.openai');
    const enabled = !store.getFeature(key).enabled;
    const revision = await flip(enabled);
    await vi.waitFor(() => expect(store.getFeature(key).enabled).toBe(enabled), WAIT);
    expect(store.getState()?.revision).toBe(revision);
    expect(store.getFeature('models.openai')).toBe(untouched);
    stop();
  });
});

describe('the SDK', () => {
  test('goes on with a fresh token after its token expired, and nothing changes meanwhile', async () => {
    const store = createFeatureStore({ transport: bare(2) });
    const stop = await connected(store);
    const before = store.getFeatures();
    const seen: string[] = [];
    store.subscribeStatus(() => seen.push(store.getStatus()));
    await vi.waitFor(() => expect(seen).toEqual(['stale', 'live']), WAIT);
    expect(store.getFeatures()).toBe(before);
    stop();
  });

  test('takes over from a snapshot of plain HTTP without a change', async () => {
    const url = `${app.url}/graphql`;
    const initialSnapshot = await fetchSnapshot({ url, token: await token({ tenant: tenantIds.acme }) });
    const store = createFeatureStore({ transport: bare(), initialSnapshot });
    const before = store.getFeatures();
    const stop = await connected(store);
    expect(store.getFeatures()).toBe(before);
    stop();
  });
});
