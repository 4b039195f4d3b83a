import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import type { Role } from '../../server/auth/actor.ts';
import { createSchema } from '../../server/graphql.ts';
import { expectData, startTestApp, type TestApp, token } from '../support/app.ts';
import { RawClient, type RawMessage } from '../support/raw-client.ts';
import { until } from '../support/until.ts';

const OWN = tenantIds.acme;
const FOREIGN = tenantIds.bluebird;
const UNKNOWN = '11111111-2222-4333-8444-555555555555';

/** What comes out: something, null in a nullable look-up, nothing because a filter leaves nothing, or the code of a refusal. */
type Outcome = 'data' | 'null' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'TENANT_NOT_FOUND' | 'BAD_USER_INPUT';

interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The variable that names a tenant; then it is also asked for another one. */
  readonly tenantVariable?: string;
  /** Makes something happen that is told to whoever may watch: for subscriptions that begin with nothing. */
  readonly provoke?: () => Promise<unknown>;
  /** Only for people. */
  readonly notByKeys?: boolean;
  /** In the order of `people`. */
  readonly outcomes: readonly [Outcome, Outcome, Outcome, Outcome, Outcome, Outcome];
}

const everybody = ['UNAUTHENTICATED', 'data', 'TENANT_NOT_FOUND', 'data', 'TENANT_NOT_FOUND', 'data'] as const;
const alwaysTheirOwn = ['UNAUTHENTICATED', 'data', 'data', 'data', 'data', 'data'] as const;
const adminsOfIt = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'data', 'TENANT_NOT_FOUND', 'data'] as const;
const superAdmins = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'data'] as const;

/** Every operation of the API. One that the schema has and this table has not fails a test. */
const operations: Readonly<Record<string, Operation>> = {
  'Query.viewer': { query: '{ viewer { role } }', outcomes: alwaysTheirOwn },
  'Query.resolvedFeatures': {
    query: 'query ($t: ID) { resolvedFeatures(tenantId: $t) { tenantId features { key enabled } } }',
    tenantVariable: 't',
    outcomes: everybody,
  },
  'Query.checkFeature': {
    query: 'query ($t: ID) { checkFeature(key: "models.openai", tenantId: $t) { enabled } }',
    tenantVariable: 't',
    outcomes: everybody,
  },
  'Query.checkLimit': {
    query: 'query ($t: ID) { checkLimit(key: "limits.max_flows", current: 0, tenantId: $t) { allowed } }',
    tenantVariable: 't',
    outcomes: everybody,
  },
  'Query.explainFeature': {
    query: 'query ($t: ID!) { explainFeature(key: "models.openai", tenantId: $t) { winner } }',
    tenantVariable: 't',
    outcomes: adminsOfIt,
  },
  'Query.tenant': {
    query: 'query ($t: ID!) { tenant(id: $t) { name } }',
    tenantVariable: 't',
    outcomes: ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'data', 'null', 'data'],
  },
  'Query.auditLog': {
    query: 'query ($t: ID) { auditLog(filter: { tenantId: $t }) { edges { node { id } } } }',
    tenantVariable: 't',
    outcomes: adminsOfIt,
  },
  'Query.features': { query: '{ features { edges { node { key } } } }', outcomes: superAdmins },
  'Query.feature': { query: '{ feature(key: "models.openai") { name } }', outcomes: superAdmins },
  'Query.tiers': { query: '{ tiers { name } }', outcomes: superAdmins },
  'Query.tier': { query: `{ tier(id: "${tierIds.pro}") { name } }`, outcomes: superAdmins },
  'Query.tenants': { query: '{ tenants { edges { node { name } } } }', outcomes: superAdmins },
  'Query.models': { query: '{ models { edges { node { name } } } }', outcomes: superAdmins },
  'Query.components': { query: '{ components { edges { node { name } } } }', outcomes: superAdmins },
  'Query.featureControl': { query: '{ featureControl { mode nodes { name } } }', outcomes: superAdmins },
  'Query.featureAdoption': { query: '{ featureAdoption { key enabledTenantCount } }', outcomes: superAdmins },
  'Query.liveStatus': { query: '{ liveStatus { epoch } }', outcomes: superAdmins },
  'Query.changeActivity': { query: '{ changeActivity { operation } }', outcomes: superAdmins },
  'Subscription.changeCommitted': {
    query: 'subscription { changeCommitted { revision } }',
    provoke: askAndTakeBack,
    outcomes: superAdmins,
  },
  'Mutation.setFeatureControlMode': {
    query: 'mutation { setFeatureControlMode(input: { mode: LEGACY, dryRun: true }) { digest } }',
    outcomes: superAdmins,
  },
  'Mutation.createFeature': {
    query: 'mutation ($input: CreateFeatureInput!) { createFeature(input: $input) { revision problem { code } } }',
    variables: { input: { key: 'ui.who.may', name: 'Who may', dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.updateFeature': {
    query: 'mutation ($input: UpdateFeatureInput!) { updateFeature(input: $input) { revision problem { code } } }',
    variables: { input: { key: 'models.openai', expectedVersion: 0, isActive: false, dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.setFeatureRelations': {
    query:
      'mutation ($input: SetFeatureRelationsInput!) { setFeatureRelations(input: $input) { revision problem { code } } }',
    variables: { input: { key: 'models.openai', expectedVersion: 0, dependsOn: [], dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.createTier': {
    query: 'mutation ($input: CreateTierInput!) { createTier(input: $input) { revision problem { code } } }',
    variables: { input: { name: 'Who may', dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.updateTier': {
    query: 'mutation ($input: UpdateTierInput!) { updateTier(input: $input) { revision problem { code } } }',
    variables: { input: { tierId: tierIds.pro, expectedVersion: 1, name: 'Who may', dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.cloneTier': {
    query: 'mutation ($input: CloneTierInput!) { cloneTier(input: $input) { revision problem { code } } }',
    variables: { input: { tierId: tierIds.pro, name: 'Who may', dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.deleteTier': {
    query: 'mutation ($input: DeleteTierInput!) { deleteTier(input: $input) { revision problem { code } } }',
    variables: { input: { tierId: tierIds.pro, dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.createModel': {
    query: 'mutation ($input: CreateModelInput!) { createModel(input: $input) { revision problem { code } } }',
    variables: {
      input: {
        provider: 'openai',
        modelId: 'who-may',
        name: 'Who may',
        type: 'CHAT',
        featureKey: 'models.openai',
        dryRun: true,
      },
    },
    outcomes: superAdmins,
  },
  'Mutation.updateModel': {
    query: 'mutation ($input: UpdateModelInput!) { updateModel(input: $input) { revision problem { code } } }',
    variables: { input: { id: UNKNOWN, expectedVersion: 0, dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.createComponent': {
    query: 'mutation ($input: CreateComponentInput!) { createComponent(input: $input) { revision problem { code } } }',
    variables: { input: { key: 'WhoMay', name: 'Who may', componentName: 'WhoMay', category: 'tools', dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.updateComponent': {
    query: 'mutation ($input: UpdateComponentInput!) { updateComponent(input: $input) { revision problem { code } } }',
    variables: { input: { id: UNKNOWN, expectedVersion: 0, dryRun: true } },
    outcomes: superAdmins,
  },
  'Mutation.setTierFeatures': {
    query: 'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision problem { code } } }',
    variables: { input: { tierId: tierIds.pro, expectedVersion: 1, changes: [], dryRun: true } },
    outcomes: superAdmins,
  },
  'Query.upgradeRequests': {
    query: 'query ($t: ID) { upgradeRequests(tenantId: $t) { edges { node { id } } } }',
    tenantVariable: 't',
    outcomes: adminsOfIt,
  },
  'Mutation.createTenant': {
    query: 'mutation { createTenant(input: { name: "New", slug: "new", dryRun: true }) { revision problem { code } } }',
    outcomes: superAdmins,
  },
  'Mutation.updateTenant': {
    query:
      'mutation ($t: ID!) { updateTenant(input: { tenantId: $t, expectedVersion: 0, dryRun: true }) { revision problem { code } } }',
    tenantVariable: 't',
    outcomes: superAdmins,
  },
  'Mutation.assignTenantTier': {
    query:
      'mutation ($t: ID!) { assignTenantTier(input: { tenantId: $t, tierId: null, overridePolicy: KEEP, dryRun: true }) { revision problem { code } } }',
    tenantVariable: 't',
    outcomes: superAdmins,
  },
  'Mutation.setTenantOverride': {
    query:
      'mutation ($t: ID!) { setTenantOverride(input: { tenantId: $t, key: "models.groq", value: { enabled: true }, reason: "a", dryRun: true }) { revision problem { code } } }',
    tenantVariable: 't',
    outcomes: superAdmins,
  },
  'Mutation.revokeTenantOverride': {
    query:
      'mutation ($t: ID!) { revokeTenantOverride(input: { tenantId: $t, key: "models.groq", reason: "a", dryRun: true }) { revision problem { code } } }',
    tenantVariable: 't',
    outcomes: superAdmins,
  },
  'Mutation.requestUpgrade': {
    query:
      'mutation ($t: ID) { requestUpgrade(input: { tenantId: $t, key: "models.aws_bedrock", dryRun: true }) { revision problem { code } } }',
    tenantVariable: 't',
    outcomes: adminsOfIt,
  },
  'Mutation.cancelUpgradeRequest': {
    query: `mutation { cancelUpgradeRequest(input: { id: "${UNKNOWN}" }) { revision problem { code } } }`,
    outcomes: ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'data', 'data', 'data'],
  },
  'Mutation.approveUpgradeRequest': {
    query: `mutation { approveUpgradeRequest(input: { id: "${UNKNOWN}" }) { revision problem { code } } }`,
    outcomes: superAdmins,
  },
  'Mutation.rejectUpgradeRequest': {
    query: `mutation { rejectUpgradeRequest(input: { id: "${UNKNOWN}", reason: "a" }) { revision problem { code } } }`,
    outcomes: superAdmins,
  },
  'Mutation.revertChange': {
    query: 'mutation { revertChange(input: { revision: "1", dryRun: true }) { revision problem { code } } }',
    outcomes: superAdmins,
  },
  'Subscription.auditEntryAdded': {
    query: 'subscription ($t: ID) { auditEntryAdded(filter: { tenantId: $t }) { revision } }',
    tenantVariable: 't',
    provoke: askAndTakeBack,
    outcomes: adminsOfIt,
  },
  'Subscription.upgradeRequestChanged': {
    query: 'subscription ($t: ID) { upgradeRequestChanged(tenantId: $t) { id } }',
    tenantVariable: 't',
    provoke: askAndTakeBack,
    outcomes: adminsOfIt,
  },
  'Query.usage': {
    query: 'query ($t: ID) { usage(tenantId: $t) { key used } }',
    tenantVariable: 't',
    outcomes: superAdmins,
  },
  'Mutation.consumeLimit': {
    query:
      'mutation ($t: ID!) { consumeLimit(input: { tenantId: $t, key: "limits.max_flows", dryRun: true }) { revision problem { code } } }',
    tenantVariable: 't',
    outcomes: superAdmins,
  },
  'Mutation.releaseLimit': {
    query:
      'mutation ($t: ID!) { releaseLimit(input: { tenantId: $t, key: "limits.max_flows", dryRun: true }) { revision problem { code } } }',
    tenantVariable: 't',
    outcomes: superAdmins,
  },
  'Subscription.usageChanged': {
    query: 'subscription ($t: ID) { usageChanged(tenantId: $t) { key used } }',
    tenantVariable: 't',
    outcomes: superAdmins,
  },
  'Query.apiKeys': {
    query: 'query ($t: ID) { apiKeys(tenantId: $t) { edges { node { id } } } }',
    tenantVariable: 't',
    outcomes: superAdmins,
  },
  'Mutation.createApiKey': {
    query:
      'mutation { createApiKey(input: { name: "Who may", access: READ, dryRun: true }) { revision problem { code } } }',
    outcomes: superAdmins,
    notByKeys: true,
  },
  'Mutation.revokeApiKey': {
    query: `mutation { revokeApiKey(input: { id: "${UNKNOWN}" }) { revision problem { code } } }`,
    outcomes: superAdmins,
  },
  'Subscription.resolvedFeaturesChanged': {
    query: 'subscription ($t: ID) { resolvedFeaturesChanged(tenantId: $t) { changed { key } } }',
    tenantVariable: 't',
    outcomes: everybody,
  },
};

const people: readonly { readonly who: string; readonly role: Role | null; readonly tenant?: string }[] = [
  { who: 'nobody', role: null },
  { who: 'a member of the tenant', role: 'member', tenant: OWN },
  { who: 'a member of another tenant', role: 'member', tenant: FOREIGN },
  { who: 'an admin of the tenant', role: 'tenant_admin', tenant: OWN },
  { who: 'an admin of another tenant', role: 'tenant_admin', tenant: FOREIGN },
  { who: 'a super admin', role: 'super_admin' },
];

const fieldNames = (): string[] => {
  const schema = createSchema();
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    type == null ? [] : Object.keys(type.getFields()).map((name) => `${type.name}.${name}`),
  );
};

/** API keys, each like somebody of `people`, as far as it may change things. */
const machines = [
  { what: 'a key that reads the tenant', access: 'READ', tenantId: OWN, like: 1 },
  { what: 'a key that reads another tenant', access: 'READ', tenantId: FOREIGN, like: 2 },
  { what: 'a key of an admin of the tenant', access: 'ADMIN', tenantId: OWN, like: 3 },
  { what: 'a key of an admin of another tenant', access: 'ADMIN', tenantId: FOREIGN, like: 4 },
  { what: 'a key that reads everything', access: 'READ', tenantId: null, like: 5 },
  { what: 'a key of a super admin', access: 'ADMIN', tenantId: null, like: 5 },
] as const;
const secrets = new Map<string, string>();

const CREATE_KEY = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  for (const { what, access, tenantId } of machines) {
    const input = { name: what, access, tenantId };
    const { createApiKey } = await expectData<{ createApiKey: { secret: string } }>(
      app.url,
      await token(),
      CREATE_KEY,
      {
        input,
      },
    );
    secrets.set(what, createApiKey.secret);
  }
});
afterAll(() => app.close());

const tokenOf = ({ role, tenant }: (typeof people)[number]): Promise<string | null> =>
  role === null
    ? Promise.resolve(null)
    : token({ role, ...(tenant !== undefined && { tenant }), subject: `${role}-x` });

/** A request of the tenant, and its end: two lines of the log. */
async function askAndTakeBack(): Promise<void> {
  const bearer = await token({ role: 'tenant_admin', tenant: OWN, subject: 'asks' });
  const ask = 'mutation { requestUpgrade(input: { key: "models.aws_bedrock" }) { request { id } } }';
  const { requestUpgrade } = await expectData<{ requestUpgrade: { request: { id: string } | null } }>(
    app.url,
    bearer,
    ask,
  );
  const takeBack = 'mutation ($id: ID!) { cancelUpgradeRequest(input: { id: $id }) { revision } }';
  await expectData(app.url, bearer, takeBack, { id: requestUpgrade.request?.id });
}

/** The answer over HTTP, as bytes. */
async function overHttp(bearer: string | null, query: string, variables: unknown): Promise<string> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer !== null && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return `${response.status} ${response.headers.get('cache-control')} ${await response.text()}`;
}

/** The first answer over a socket, as bytes; the close code where the socket is closed before. */
async function overSocket(
  bearer: string | null,
  query: string,
  variables: object,
  provoke?: () => Promise<unknown>,
): Promise<string> {
  const client = await RawClient.connect(app.wsUrl, bearer);
  try {
    if (bearer === null) client.send({ type: 'connection_init' });
    else client.subscribe('1', query, { ...variables });
    const isAnswered = (): boolean => client.closed !== undefined || client.of('1').length > 0;
    await until('there is an answer', async () => {
      // The subscription may not stand yet, so once may be too early.
      if (!isAnswered()) await provoke?.();
      return isAnswered();
    });
    return client.frames.find((frame) => frame.includes('"id":"1"')) ?? `closed ${client.closed}`;
  } finally {
    client.close();
  }
}

interface Told {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

function outcome({ data, errors }: Told): string {
  if (errors !== undefined) return errors.map((error) => error.extensions?.code ?? 'no code').join(' ');
  return Object.values(data ?? {})[0] == null ? 'null' : 'data';
}

function outcomeOverHttp(answer: string): string {
  return outcome(JSON.parse(answer.slice(answer.indexOf('{'))) as Told);
}

function outcomeOverSocket(answer: string): string {
  if (answer === 'closed 4403') return 'UNAUTHENTICATED';
  if (!answer.startsWith('{')) return answer;
  const { type, payload } = JSON.parse(answer) as RawMessage;
  return outcome(type === 'error' ? { errors: payload as NonNullable<Told['errors']> } : (payload as Told));
}

test('the table knows every operation of the schema, and no other', () => {
  expect(Object.keys(operations).toSorted()).toEqual(fieldNames().toSorted());
});

test('the table names a tenant wherever an operation takes one', () => {
  const schema = createSchema();
  const names = (field: GraphQLField<unknown, unknown> | undefined): boolean =>
    field?.args.some(({ name }) => name === 'tenantId') ?? false;
  for (const [name, { tenantVariable }] of Object.entries(operations)) {
    const [type = '', field = ''] = name.split('.');
    const definition = schema.getType(type);
    const fields = definition !== undefined && 'getFields' in definition ? definition.getFields() : {};
    const takesOne = names(fields[field] as GraphQLField<unknown, unknown> | undefined);
    expect([name, takesOne && tenantVariable === undefined]).toEqual([name, false]);
  }
});

describe.each(Object.entries(operations))('%s', (name, operation) => {
  const { query, variables, tenantVariable, outcomes, provoke, notByKeys } = operation;
  const asked = (tenant: string) => ({ ...variables, ...(tenantVariable && { [tenantVariable]: tenant }) });
  const isSubscription = name.startsWith('Subscription.');
  const rows = people.map((person, index) => ({ ...person, expected: outcomes[index] ?? 'data' }));

  test.each(rows)('answers $who with $expected over HTTP', async ({ expected, ...person }) => {
    const answer = await overHttp(await tokenOf(person), query, asked(OWN));
    // No answer over HTTP can tell a stream of events, whoever asks.
    expect(outcomeOverHttp(answer)).toBe(isSubscription ? 'BAD_USER_INPUT' : expected);
  });

  test.each(rows)('answers $who with $expected over the socket', async ({ expected, ...person }) => {
    const answer = await overSocket(await tokenOf(person), query, asked(OWN), provoke);
    expect(outcomeOverSocket(answer)).toBe(expected);
  });

  const mutates = name.startsWith('Mutation.');
  const keyRows = machines.map(({ what, access, like }) => {
    const refused = mutates && (access === 'READ' || notByKeys === true);
    return { what, expected: refused ? 'FORBIDDEN' : (outcomes[like] ?? 'data') };
  });

  test.each(keyRows)('answers $what with $expected on both transports', async ({ what, expected }) => {
    const secret = secrets.get(what) ?? '';
    const told = outcomeOverHttp(await overHttp(secret, query, asked(OWN)));
    expect(told).toBe(isSubscription ? 'BAD_USER_INPUT' : expected);
    expect(outcomeOverSocket(await overSocket(secret, query, asked(OWN), provoke))).toBe(expected);
  });
});

const aboutTenants = Object.entries(operations).filter(([, { tenantVariable }]) => tenantVariable !== undefined);

describe.each(aboutTenants)('%s', (_name, { query, variables, tenantVariable }) => {
  test.each(people.filter(({ role }) => role !== null))(
    'tells $who about a foreign id exactly what it tells about one that does not exist',
    async (person) => {
      const bearer = await tokenOf(person);
      const foreign = person.tenant === OWN ? FOREIGN : OWN;
      const strange = [UNKNOWN, 'no uuid', `${UNKNOWN}\n`, ''];
      const ids = person.role === 'super_admin' ? strange : [foreign, foreign.toUpperCase(), ...strange];
      for (const ask of [overHttp, overSocket]) {
        const answers = new Set<string>();
        for (const id of ids) {
          answers.add(await ask(bearer, query, { ...variables, ...(tenantVariable && { [tenantVariable]: id }) }));
        }
        expect([...answers]).toHaveLength(1);
      }
    },
  );
});

test('nobody may ask over a socket that has not introduced itself', async () => {
  const client = await RawClient.connect(app.wsUrl, null);
  client.subscribe('1', '{ viewer { role } }');
  await client.until(({ closed }) => closed !== undefined);
  expect([client.closed, client.frames]).toEqual([4401, []]);
});

/** What must name a tenant says so by itself, and what lists many things needs none. */
const isFiltered = (query: string): boolean =>
  /\$t: ID!|auditLog|auditEntryAdded|apiKeys|upgradeRequests|upgradeRequestChanged/.test(query);

test('a super admin names the tenant, since they have none of their own', async () => {
  const bearer = await token();
  for (const { query, tenantVariable } of Object.values(operations)) {
    if (tenantVariable === undefined || isFiltered(query)) continue;
    const ask = query.startsWith('subscription') ? overSocket : overHttp;
    const answer = await ask(bearer, query, {});
    const told = ask === overSocket ? outcomeOverSocket(answer) : outcomeOverHttp(answer);
    expect([query, told]).toEqual([query, 'BAD_USER_INPUT']);
  }
});
