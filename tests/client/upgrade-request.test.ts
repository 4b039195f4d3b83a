// @vitest-environment node
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createApolloUpgradeRequest,
  createTestFeatures,
  createUpgradeRequest,
  type Feature,
  type GetToken,
  type UpgradeRequestOptions,
} from '../../client/sdk/index.ts';
import { type HttpServer, startHttpServer } from './support/http-server.ts';

type Ask = (feature: Feature) => Promise<string | null>;

let server: HttpServer;
let asked: unknown[];
let problem: { code: string; message: string; path: string[]; details: object } | null;

beforeEach(async () => {
  asked = [];
  problem = null;
  server = await startHttpServer(() => ({
    requestUpgrade({ input }: { readonly input: object }) {
      asked.push({ ...input });
      return { problem };
    },
  }));
});
afterEach(() => server.stop());

const { store } = createTestFeatures({ 'api.webhooks': { enabled: false }, 'limits.max_flows': 10 });
const webhooks = store.getFeature('api.webhooks');
const refuse = (code: string, message = 'What the server says.'): void => {
  problem = { code, message, path: [], details: {} };
};

const plain = (options: UpgradeRequestOptions = {}): Ask => createUpgradeRequest({ url: server.url, ...options });
const apollo = (options: UpgradeRequestOptions = {}): Ask =>
  createApolloUpgradeRequest({
    client: new ApolloClient({ link: new HttpLink({ uri: server.url }), cache: new InMemoryCache() }),
    ...options,
  });

describe.each([
  { name: 'over plain HTTP', make: plain },
  { name: 'over the Apollo Client of the product', make: apollo },
])('a request $name', ({ make }) => {
  it('asks for the feature, and answers null where the request waits now', async () => {
    expect(await make()(webhooks)).toBeNull();
    expect(asked).toEqual([{ key: 'api.webhooks', dryRun: false }]);
  });

  it('asks for a limit without an end, or for what the product says', async () => {
    await make()(store.getFeature('limits.max_flows'));
    await make({ valueFor: ({ limit }) => ({ enabled: true, limit: (limit ?? 0) * 2 }) })(
      store.getFeature('limits.max_flows'),
    );
    expect(asked).toMatchObject([
      { key: 'limits.max_flows', value: { enabled: true, unlimited: true } },
      { key: 'limits.max_flows', value: { enabled: true, limit: 20 } },
    ]);
  });

  it.each([
    { code: 'ALREADY_ENTITLED', text: 'You have this already.' },
    { code: 'UPGRADE_ALREADY_PENDING', text: 'Another request for this waits for its decision.' },
    { code: 'UPGRADE_NOT_ALLOWED', text: 'Your plan does not allow to request this.' },
    { code: 'NO_ACTIVE_LICENSE', text: 'Your licence ended. Renew it first.' },
    { code: 'FEATURE_CONTROL_DISABLED', text: 'Nothing can be requested at the moment.' },
    { code: 'DEPENDENCY_UNMET', text: 'What the server says.' },
  ])('says "$text" for $code', async ({ code, text }) => {
    refuse(code);
    expect(await make()(webhooks)).toBe(text);
  });

  it('says it in the words of the product', async () => {
    refuse('ALREADY_ENTITLED');
    expect(await make({ texts: { ALREADY_ENTITLED: 'Schon da.' } })(webhooks)).toBe('Schon da.');
  });

  it('tells who may ask where this person may not', async () => {
    server.answer = () => ({ requestUpgrade: new GraphQLError('No.', { extensions: { code: 'FORBIDDEN' } }) });
    expect(await make()(webhooks)).toBe('Only an administrator of your organisation can request this.');
  });

  it('rejects where the server cannot be reached, so that the button says to try again', async () => {
    const ask = make();
    await server.stop();
    await expect(ask(webhooks)).rejects.toThrow();
    server = await startHttpServer(() => ({}));
  });
});

it('asks once more with a fresh token where the first has expired', async () => {
  server.answer = ({ authorization }) => ({
    requestUpgrade:
      authorization === 'Bearer fresh'
        ? { problem: null }
        : new GraphQLError('Sign in.', { extensions: { code: 'UNAUTHENTICATED' } }),
  });
  const getToken: GetToken = ({ fresh }) => (fresh ? 'fresh' : 'old');
  expect(await createUpgradeRequest({ url: server.url, getToken })(webhooks)).toBeNull();
  expect(await createUpgradeRequest({ url: server.url, getToken: () => 'old' })(webhooks)).toBe(
    'Your session is over. Please sign in again.',
  );
});
