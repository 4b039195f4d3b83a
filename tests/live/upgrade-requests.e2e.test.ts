import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, graphql, startTestApp, type TestApp, token } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LiveClient } from '../support/live-client.ts';
import { metric } from '../support/metrics.ts';
import { isFatalClose, RawClient } from '../support/raw-client.ts';
import { until } from '../support/until.ts';

const ACME = tenantIds.acme;
const BLUEBIRD = tenantIds.bluebird;
const KEY = 'ui.debug.step_execution';

const ASK = `mutation ($input: RequestUpgradeInput!) { requestUpgrade(input: $input) {
  revision problem { code details } request { id status key featureName requester { name email } tenant { slug } } } }`;
const APPROVE = `mutation ($input: ApproveUpgradeRequestInput!) { approveUpgradeRequest(input: $input) {
  revision problem { code } request { status decider { name } } grantedKeys } }`;
const CANCEL = `mutation ($input: CancelUpgradeRequestInput!) { cancelUpgradeRequest(input: $input) {
  problem { code details } request { status } } }`;
const REJECT = `mutation ($input: RejectUpgradeRequestInput!) { rejectUpgradeRequest(input: $input) {
  problem { code } request { status decisionNote } } }`;
const LIST = `query ($status: UpgradeRequestStatus, $tenantId: ID, $first: Int, $after: String) {
  upgradeRequests(status: $status, tenantId: $tenantId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id status key tenant { id } } } } }`;
const WATCH = `subscription ($tenantId: ID) { upgradeRequestChanged(tenantId: $tenantId) { id status key tenant { slug } } }`;

interface Asked {
  readonly requestUpgrade: {
    readonly revision: string;
    readonly problem: { readonly code: string } | null;
    readonly request: { readonly id: string; readonly status: string } | null;
  };
}

let database: TestDatabase;
let here: TestApp;
let there: TestApp;
let superAdmin: string;
let other: string;
let admin: string;

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  here = await startTestApp({ database });
  there = await startTestApp({ database });
  superAdmin = await token({ subject: 'ada' });
  other = await token({ subject: 'bob' });
  admin = await token({ role: 'tenant_admin', tenant: ACME, subject: 'tina' });
  await database.query(
    `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_upgrade)
       select $1, feature_key, feature_type, '{"enabled": false}', true from feature_registry
        where feature_key in ('${KEY}', 'api.batch_execution', 'ui.debug.enabled')
     on conflict (license_tier_id, feature_key) do update set feature_value = excluded.feature_value, allow_tenant_upgrade = true`,
    [tierIds.pro],
  );
  await database.query(`delete from feature_relation where feature_key in ('${KEY}', 'api.batch_execution')`);
  await database.query('update head set epoch = gen_random_uuid()');
});

beforeEach(async () => {
  // Written past the change path, so both servers are told that they know nothing any more.
  await database.query(`delete from tenant_feature_override where tenant_id = $1`, [ACME]);
  await database.query(`delete from upgrade_request where tenant_id = $1`, [ACME]);
  await database.query('update head set epoch = gen_random_uuid()');
  await until('both servers see the new epoch', async () => {
    const [row] = await database.query<{ epoch: string }>('select epoch from head');
    const epochs = await Promise.all(
      [here, there].map(async ({ url }) => {
        const data = await expectData<{ resolvedFeatures: { epoch: string } }>(
          url,
          admin,
          '{ resolvedFeatures { epoch } }',
        );
        return data.resolvedFeatures.epoch;
      }),
    );
    return epochs.every((epoch) => epoch === row?.epoch);
  });
});

afterAll(async () => {
  await here.close();
  await there.close();
  await database.drop();
});

async function ask(key = KEY, bearer = admin, more: object = {}): Promise<Asked['requestUpgrade']> {
  return (await expectData<Asked>(here.url, bearer, ASK, { input: { key, ...more } })).requestUpgrade;
}

async function askedId(key = KEY): Promise<string> {
  const { problem, request } = await ask(key);
  if (request === null) throw new Error(`refused: ${problem?.code}`);
  return request.id;
}

interface Told {
  readonly data?: { readonly upgradeRequestChanged: { readonly id: string; readonly status: string } } | null;
}

async function watch(app: TestApp, bearer: string, tenantId?: string): Promise<RawClient> {
  const before = await metric(app.url, 'live_subscribers');
  const client = await RawClient.connect(app.wsUrl, bearer);
  client.subscribe('1', WATCH, tenantId === undefined ? {} : { tenantId });
  await until('the subscription stands', async () => (await metric(app.url, 'live_subscribers')) > before);
  return client;
}

const statuses = (client: RawClient, id: string): string[] =>
  client
    .of('1')
    .flatMap(({ payload }) => (payload as Told).data?.upgradeRequestChanged ?? [])
    .flatMap((event) => (event.id === id ? event.status : []));

describe('a request through its life', () => {
  test('reaches whoever watches, on another server, with each state as it is then', async () => {
    const clients = [await watch(there, superAdmin), await watch(there, admin), await watch(here, other, ACME)];
    const foreign = await watch(there, await token({ role: 'tenant_admin', tenant: BLUEBIRD, subject: 'beth' }));
    const gate = new LiveClient(there.wsUrl, await token({ tenant: ACME }));
    await gate.until(({ updates }) => updates.length > 0);
    const id = await askedId();
    await Promise.all(clients.map((client) => client.until((each) => statuses(each, id).length === 1)));
    await gate.until(({ updates }) => updates.some(({ changed }) => changed.some(({ key }) => key === KEY)));
    const approved = await expectData(here.url, superAdmin, APPROVE, { input: { id } });
    expect(approved).toMatchObject({
      approveUpgradeRequest: {
        problem: null,
        request: { status: 'APPROVED', decider: { name: 'ada' } },
        grantedKeys: [KEY],
      },
    });
    for (const client of clients) {
      await client.until((each) => statuses(each, id).at(-1) === 'APPROVED');
      expect(statuses(client, id)).toEqual(['PENDING', 'APPROVED']);
    }
    await gate.until(({ features }) => features.get(KEY)?.enabled === true);
    expect(foreign.of('1')).toEqual([]);
    for (const client of [...clients, foreign]) client.close();
    await gate.close();
  });

  test('can be taken back by the tenant, and turned down with a reason', async () => {
    const taken = await askedId();
    expect(await expectData(there.url, admin, CANCEL, { input: { id: taken } })).toMatchObject({
      cancelUpgradeRequest: { request: { status: 'CANCELLED' } },
    });
    const refused = await askedId();
    expect(await expectData(there.url, superAdmin, REJECT, { input: { id: refused } })).toMatchObject({
      rejectUpgradeRequest: { problem: { code: 'REASON_REQUIRED' } },
    });
    const input = { id: refused, reason: 'next year' };
    expect(await expectData(there.url, superAdmin, REJECT, { input })).toMatchObject({
      rejectUpgradeRequest: { request: { status: 'REJECTED', decisionNote: 'next year' } },
    });
  });

  test('expires by itself where two servers sweep, once', async () => {
    const client = await watch(there, admin);
    const id = await askedId();
    await client.until((each) => statuses(each, id).length === 1);
    await database.query(
      `update upgrade_request set created_at = now() - interval '31 days', expires_at = now() - interval '1 second' where id = $1`,
      [id],
    );
    // Readers do not wait for the sweeper.
    const listed = await expectData<{ upgradeRequests: { edges: { node: { id: string } }[] } }>(here.url, admin, LIST, {
      status: 'EXPIRED',
    });
    expect(listed.upgradeRequests.edges.map(({ node }) => node.id)).toContain(id);
    // A server sweeps when it starts; two start at once.
    const apps = await Promise.all([startTestApp({ database }), startTestApp({ database })]);
    await client.until((each) => statuses(each, id).at(-1) === 'EXPIRED');
    const lines = await database.query(
      `select 1 from feature_audit_log where new_value ->> 'requestId' = $1 and new_value ->> 'status' = 'expired'`,
      [id],
    );
    expect(lines).toHaveLength(1);
    await Promise.all(apps.map((app) => app.close()));
    client.close();
  });
});

describe('who may', () => {
  test('a tenant sees and changes its own requests only', async () => {
    const id = await askedId();
    const beth = await token({ role: 'tenant_admin', tenant: BLUEBIRD, subject: 'beth' });
    const foreign = await graphql(here.url, beth, ASK, { input: { key: KEY, tenantId: ACME } });
    expect(foreign.errors?.[0]?.extensions['code']).toBe('TENANT_NOT_FOUND');
    expect(await expectData(here.url, beth, CANCEL, { input: { id } })).toMatchObject({
      cancelUpgradeRequest: { problem: { code: 'UNKNOWN_REQUEST' }, request: null },
    });
    const own = await expectData<{ upgradeRequests: { edges: { node: { tenant: { id: string } } }[] } }>(
      here.url,
      beth,
      LIST,
    );
    expect(own.upgradeRequests.edges.every(({ node }) => node.tenant.id === BLUEBIRD)).toBe(true);
    const named = await graphql(here.url, beth, LIST, { tenantId: ACME });
    expect(named.errors?.[0]?.extensions['code']).toBe('TENANT_NOT_FOUND');
  });

  test('members ask for nothing, and tenant admins decide nothing', async () => {
    const member = await token({ tenant: ACME });
    const id = await askedId();
    for (const [bearer, query, input] of [
      [member, ASK, { key: KEY }],
      [member, CANCEL, { id }],
      [admin, APPROVE, { id }],
      [admin, REJECT, { id, reason: 'no' }],
    ] as const) {
      const { errors } = await graphql(here.url, bearer, query, { input });
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    expect((await graphql(here.url, member, LIST)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('a tenant reads names but no addresses of the operator, and no registry', async () => {
    const { requestUpgrade } = await expectData<Asked>(here.url, superAdmin, ASK, {
      input: { key: 'api.batch_execution', tenantId: ACME },
    });
    const query = `{ upgradeRequests { edges { node { id requester { name email } } } } }`;
    const seen = JSON.stringify(await expectData(here.url, admin, query));
    expect(seen).toContain(`{"id":"${requestUpgrade.request?.id}","requester":{"name":"ada","email":null}}`);
    const registry = `{ upgradeRequests { edges { node { feature { defaultValue { enabled } } } } } }`;
    expect((await graphql(here.url, admin, registry)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('watching is refused without ending the socket, and a token that ends takes its socket along', async () => {
    const member = await RawClient.connect(here.wsUrl, await token({ tenant: ACME }));
    member.subscribe('1', WATCH);
    member.subscribe('2', '{ viewer { role } }');
    await member.until((each) => each.of('1').length > 0 && each.of('2').some(({ type }) => type === 'complete'));
    expect(member.of('1')).toMatchObject([{ type: 'error', payload: [{ extensions: { code: 'FORBIDDEN' } }] }]);
    expect(member.closed).toBeUndefined();
    member.close();

    const brief = await watch(here, await token({ subject: 'ada', lifetime: 2 }));
    await brief.until(({ closed }) => closed !== undefined);
    expect(brief.closed).toBe(4403);
    expect(isFatalClose(brief.closed ?? 0)).toBe(false);
  });

  test('an unknown tenant is told alike, whether it is foreign or does not exist', async () => {
    const client = await RawClient.connect(here.wsUrl, superAdmin);
    client.subscribe('1', WATCH, { tenantId: '11111111-2222-4333-8444-555555555555' });
    await client.until((each) => each.of('1').length > 0);
    expect(client.of('1')).toMatchObject([{ type: 'error', payload: [{ extensions: { code: 'TENANT_NOT_FOUND' } }] }]);
    client.close();
  });
});

test('pages of the list follow on each other', async () => {
  const ids = [await askedId(), await askedId('api.batch_execution'), await askedId('ui.debug.enabled')];
  interface Page {
    readonly upgradeRequests: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      readonly edges: readonly { readonly node: { readonly id: string } }[];
    };
  }
  const filter = { status: 'PENDING', tenantId: ACME, first: 2 };
  const one = (await expectData<Page>(here.url, admin, LIST, filter)).upgradeRequests;
  expect([one.totalCount, one.pageInfo.hasNextPage]).toEqual([3, true]);
  const two = (await expectData<Page>(here.url, admin, LIST, { ...filter, after: one.pageInfo.endCursor }))
    .upgradeRequests;
  expect([...one.edges, ...two.edges].map(({ node }) => node.id)).toEqual(ids.toReversed());
});
