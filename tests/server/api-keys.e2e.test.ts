import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { createApiKeySecret, isApiKeySecret } from '../../server/api-keys/api-key-secret.ts';
import { expectData, graphql, startTestApp, token, type GraphqlAnswer, type TestApp } from '../support/app.ts';
import { createTestDatabase } from '../support/database.ts';
import { RawClient } from '../support/raw-client.ts';

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  revision problem { code path details } secret
  apiKey { id name prefix access tenantId createdAt expiresAt lastUsedAt revokedAt } } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) {
  revision problem { code } apiKey { id revokedAt } } }`;
const CHECK = `query ($t: ID) { checkFeature(key: "models.openai", tenantId: $t) { enabled } }`;
const SET_TIER = `mutation ($input: UpdateTenantInput!) { updateTenant(input: $input) { problem { code } } }`;

interface Created {
  readonly revision: string | null;
  readonly problem: {
    readonly code: string;
    readonly path: string[];
    readonly details: Record<string, unknown>;
  } | null;
  readonly secret: string | null;
  readonly apiKey: Readonly<Record<string, unknown>> | null;
}

let app: TestApp;
let other: TestApp;
let ada: string;

beforeAll(async () => {
  app = await startTestApp();
  other = await startTestApp({ database: app.database });
  ada = await token();
});
afterAll(async () => {
  await other?.close();
  await app?.close();
});

async function create(input: object = {}, bearer = ada): Promise<Created> {
  const data = await expectData<{ createApiKey: Created }>(app.url, bearer, CREATE, {
    input: { name: 'billing', access: 'ADMIN', ...input },
  });
  return data.createApiKey;
}

async function made(input: object = {}): Promise<{ id: string; secret: string }> {
  const { secret, apiKey, problem } = await create(input);
  if (secret === null || apiKey === null) throw new Error(JSON.stringify(problem));
  return { id: String(apiKey['id']), secret };
}

async function revoke(
  id: string,
  url = app.url,
): Promise<{ revision: string | null; problem: { code: string } | null }> {
  const data = await expectData<{ revokeApiKey: Awaited<ReturnType<typeof revoke>> }>(url, ada, REVOKE, {
    input: { id },
  });
  return data.revokeApiKey;
}

const codeOf = ({ errors }: GraphqlAnswer): unknown => errors?.[0]?.extensions['code'] ?? 'data';

describe('a secret', () => {
  test('has 256 bits behind a prefix, and a checksum that finds what is mistyped', () => {
    const secrets = Array.from({ length: 200 }, createApiKeySecret);
    expect(new Set(secrets).size).toBe(200);
    for (const secret of secrets) {
      expect(secret).toMatch(/^tfc_[0-9A-Za-z]{49}$/);
      expect(isApiKeySecret(secret)).toBe(true);
      const place = 4 + (secret.charCodeAt(20) % 49);
      const wrong = secret[place] === 'a' ? 'b' : 'a';
      expect(isApiKeySecret(secret.slice(0, place) + wrong + secret.slice(place + 1))).toBe(false);
    }
    expect(['', 'tfc_', `${secrets[0]}x`, ` ${secrets[0]}`, `${secrets[0]}\n`].filter(isApiKeySecret)).toEqual([]);
  });

  test('is shown once and stored nowhere', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { secret, apiKey, revision } = await create({
      name: 'once',
      expiresAt,
      idempotencyKey: 'secret',
      reason: 'why',
    });
    expect(isApiKeySecret(String(secret))).toBe(true);
    expect(apiKey).toMatchObject({ name: 'once', access: 'ADMIN', tenantId: null, expiresAt, lastUsedAt: null });
    const [row] = await app.database.query<{ key_hash: Buffer }>('select key_hash from api_key where id = $1', [
      apiKey?.['id'],
    ]);
    expect(row?.key_hash).toEqual(createHash('sha256').update(String(secret)).digest());
    // Of the tables only that of the keys may know the hash.
    const hash = row?.key_hash.toString('hex') ?? '';
    const tables = { api_key: 1, change: 0, feature_audit_log: 0, idempotency_key: 0 };
    for (const [table, knowing] of Object.entries(tables)) {
      const rows = await app.database.query<{ text: string }>(`select t::text as text from ${table} t`);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter(({ text }) => text.includes(String(secret).slice(12)))).toEqual([]);
      expect(rows.filter(({ text }) => text.includes(hash))).toHaveLength(knowing);
    }
    const again = await create({ name: 'once', expiresAt, idempotencyKey: 'secret', reason: 'why' });
    expect(again).toMatchObject({
      secret: null,
      apiKey: null,
      problem: { code: 'SECRET_ALREADY_SHOWN', details: { apiKeyId: apiKey?.['id'], revision } },
    });
    const count = await app.database.query("select 1 from api_key where name = 'once'");
    expect(count).toHaveLength(1);
  });
});

describe('createApiKey', () => {
  test.each([
    ['a tenant that does not exist', { tenantId: '11111111-2222-4333-8444-555555555555' }, 'TENANT_NOT_FOUND'],
    ['what is no id', { tenantId: 'acme' }, 'TENANT_NOT_FOUND'],
    ['no name', { name: ' ' }, 'INVALID_VALUE'],
    ['a name that turns the direction of writing', { name: 'a\u202Eb' }, 'INVALID_VALUE'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'EXPIRY_IN_PAST'],
  ])('refuses %s', async (_what, input, code) => {
    const before = await app.database.query('select revision from head');
    expect(await create(input)).toMatchObject({ revision: null, secret: null, problem: { code } });
    expect(await app.database.query('select revision from head')).toEqual(before);
  });

  test('makes and shows nothing in a dry run', async () => {
    const before = await app.database.query('select count(*) from api_key');
    expect(await create({ dryRun: true })).toMatchObject({ problem: null, secret: null, apiKey: null });
    expect(await app.database.query('select count(*) from api_key')).toEqual(before);
  });

  test('records who made it, without what would let anybody use it', async () => {
    const { id } = await made({ name: 'logged', access: 'READ', tenantId: tenantIds.acme });
    await revoke(id);
    const rows = await app.database.query(
      `select action, entity_type, feature_key, old_value->>'revokedAt' is null as "wasLive", new_value from feature_audit_log
        where entity_id = $1 order by revision`,
      [id],
    );
    expect(rows).toMatchObject([
      {
        action: 'create',
        entity_type: 'setting',
        feature_key: '$api_key',
        new_value: { name: 'logged', role: 'member' },
      },
      { action: 'disable', wasLive: true, new_value: { access: 'read', tenantId: tenantIds.acme } },
    ]);
  });
});

describe('what a key may do', () => {
  const asks: readonly [string, string, Record<string, unknown>][] = [
    ['check', CHECK, { t: tenantIds.acme }],
    ['check of another tenant', CHECK, { t: tenantIds.bluebird }],
    ['tenant', 'query ($t: ID!) { tenant(id: $t) { name } }', { t: tenantIds.acme }],
    ['tiers', '{ tiers { name } }', {}],
    ['change', SET_TIER, { input: { tenantId: tenantIds.acme, expectedVersion: -1, name: 'Acme', dryRun: true } }],
    ['make a key', CREATE, { input: { name: 'heir', access: 'ADMIN', dryRun: true } }],
    ['list keys', '{ apiKeys { edges { node { id } } } }', {}],
  ];

  test.each([
    ['READ', 'acme', ['data', 'TENANT_NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
    ['ADMIN', 'acme', ['data', 'TENANT_NOT_FOUND', 'data', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
    ['READ', null, ['data', 'data', 'data', 'data', 'FORBIDDEN', 'FORBIDDEN', 'data']],
    ['ADMIN', null, ['data', 'data', 'data', 'data', 'data', 'FORBIDDEN', 'data']],
  ] as const)('%s of %s, over HTTP and over the socket', async (access, tenant, expected) => {
    const { secret } = await made({ access, ...(tenant !== null && { tenantId: tenantIds[tenant] }) });
    const overHttp = await Promise.all(
      asks.map(async ([, query, variables]) => codeOf(await graphql(app.url, secret, query, variables))),
    );
    expect(overHttp).toEqual(expected);
    const client = await RawClient.connect(other.wsUrl, secret);
    for (const [name, query, variables] of asks) client.subscribe(name, query, variables);
    await client.until(({ messages }) => asks.every(([name]) => messages.some(({ id }) => id === name)));
    const told = asks.map(([name]) => {
      const payload = client.of(name)[0]?.payload as GraphqlAnswer | GraphqlAnswer['errors'];
      return codeOf((Array.isArray(payload) ? { errors: payload } : payload) as GraphqlAnswer);
    });
    client.close();
    expect(told).toEqual(expected);
  });

  test('is who made it: nobody approves with a key what they asked for themselves', async () => {
    const REQUEST = `mutation ($input: RequestUpgradeInput!) { requestUpgrade(input: $input) { problem { code } request { id } } }`;
    const APPROVE = `mutation ($input: ApproveUpgradeRequestInput!) { approveUpgradeRequest(input: $input) { problem { code } } }`;
    const [key] = await app.database.query<{ key: string; tenant: string }>(
      `update license_tier_features f set allow_tenant_upgrade = true from tenant t
        where t.id = $1 and f.license_tier_id = t.license_tier_id and f.feature_type = 'integer' returning f.feature_key as key`,
      [tenantIds.acme],
    );
    const mine = await made({ access: 'ADMIN', tenantId: tenantIds.acme });
    const all = await made({ access: 'ADMIN' });
    const { requestUpgrade } = await expectData<{ requestUpgrade: { problem: unknown; request: { id: string } } }>(
      app.url,
      mine.secret,
      REQUEST,
      { input: { tenantId: tenantIds.acme, key: key?.key, value: { enabled: true, unlimited: true } } },
    );
    expect(requestUpgrade.problem).toBeNull();
    for (const bearer of [ada, all.secret]) {
      const data = await expectData(app.url, bearer, APPROVE, { input: { id: requestUpgrade.request.id } });
      expect(data).toEqual({ approveUpgradeRequest: { problem: { code: 'SELF_APPROVAL_FORBIDDEN' } } });
    }
    const grace = await token({ subject: 'grace' });
    const data = await expectData(app.url, grace, APPROVE, { input: { id: requestUpgrade.request.id } });
    expect(data).toEqual({ approveUpgradeRequest: { problem: null } });
  });

  test('stands in the log under its own name, and its owner keeps theirs', async () => {
    const { id, secret } = await made({ name: 'deployer' });
    await expectData(
      app.url,
      secret,
      `mutation ($input: CreateTenantInput!) { createTenant(input: $input) { problem { code } } }`,
      {
        input: { name: 'By key', slug: 'by-key' },
      },
    );
    const [change] = await app.database.query(
      'select actor_subject, actor_name, performed_by from change order by revision desc limit 1',
    );
    const [owner] = await app.database.query<{ id: string }>(
      "select id, name, role from app_user where subject = 'ada'",
    );
    expect(change).toEqual({ actor_subject: `key:${id}`, actor_name: 'deployer', performed_by: owner?.id });
    expect(owner).toMatchObject({ name: 'ada', role: 'super_admin' });
  });
});

describe('a key that does not hold', () => {
  test('is refused on both transports, with the same words for what never was and what is over', async () => {
    const { id, secret } = await made();
    await revoke(id);
    const unknown = createApiKeySecret();
    const messages = new Set<string>();
    for (const bad of [secret, unknown]) {
      const answer = await graphql(app.url, bad, CHECK, { t: tenantIds.acme });
      expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
      messages.add(String(answer.errors?.[0]?.message));
      const client = await RawClient.connect(app.wsUrl, null);
      client.send({ type: 'connection_init', payload: { authorization: `Bearer ${bad}` } });
      await client.until(({ closed }) => closed !== undefined);
      expect(client.closed).toBe(4403);
    }
    expect(messages.size).toBe(1);
    expect(codeOf(await graphql(app.url, 'tfc_short', CHECK))).toBe('UNAUTHENTICATED');
  });

  test('ends by itself when its time is over, with its sockets', async () => {
    const { secret } = await made({ expiresAt: new Date(Date.now() + 1_500).toISOString() });
    expect(codeOf(await graphql(app.url, secret, CHECK, { t: tenantIds.acme }))).toBe('data');
    const client = await RawClient.connect(other.wsUrl, secret);
    await client.until(({ closed }) => closed !== undefined);
    expect(client.closed).toBe(4403);
    expect(codeOf(await graphql(app.url, secret, CHECK, { t: tenantIds.acme }))).toBe('UNAUTHENTICATED');
  });

  test('is lost with the rights of its owner', async () => {
    const { id, secret } = await made();
    await app.database.query(
      `with other as (insert into app_user (subject, role, name) values ('left', 'member', 'Left') returning id)
        update api_key set owner_id = other.id from other where api_key.id = $1`,
      [id],
    );
    expect(codeOf(await graphql(app.url, secret, CHECK, { t: tenantIds.acme }))).toBe('UNAUTHENTICATED');
  });
});

describe('revocation', () => {
  test('is known to a server that nobody tells: each use looks by itself, over HTTP and over a socket', async () => {
    const elsewhere = await createTestDatabase();
    const deaf = await startTestApp({ database: app.database, settings: { DATABASE_LISTEN_URL: elsewhere.url } });
    try {
      // Operations that do not look at the head by themselves.
      const who = '{ viewer { role } }';
      for (let round = 0; round < 5; round += 1) {
        const { id, secret } = await made({ access: 'READ', tenantId: tenantIds.acme });
        expect(codeOf(await graphql(deaf.url, secret, who))).toBe('data');
        await revoke(id);
        expect([round, codeOf(await graphql(deaf.url, secret, who))]).toEqual([round, 'UNAUTHENTICATED']);
      }
      for (let round = 0; round < 5; round += 1) {
        const { id, secret } = await made({ access: 'READ', tenantId: tenantIds.acme });
        const client = await RawClient.connect(deaf.wsUrl, secret);
        await revoke(id);
        client.subscribe('1', who);
        await client.until(({ closed }) => closed !== undefined);
        const granted = client.of('1').filter(({ type }) => type === 'next');
        expect([round, client.closed, granted]).toEqual([round, 4403, []]);
      }
    } finally {
      await deaf.close();
      await elsewhere.drop();
    }
  });

  test('is in force on every server once it is answered, however hard the key is used', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, secret } = await made({ access: 'READ', tenantId: tenantIds.acme });
      let revoked = false;
      let late = 0;
      let granted = 0;
      const use = async (url: string): Promise<void> => {
        for (;;) {
          const after = revoked;
          const code = codeOf(await graphql(url, secret, CHECK));
          if (code !== 'data') return;
          granted += 1;
          if (after) late += 1;
        }
      };
      const users = [app.url, other.url, app.url, other.url].map(use);
      await graphql(other.url, secret, CHECK);
      await revoke(id);
      revoked = true;
      await Promise.all(users);
      expect([round, late]).toEqual([round, 0]);
      expect(granted).toBeGreaterThan(0);
    }
  });

  test('closes open sockets on every server before the revision is published there', async () => {
    const { id, secret } = await made({ access: 'READ', tenantId: tenantIds.acme });
    const idle = await RawClient.connect(app.wsUrl, secret);
    const live = await RawClient.connect(other.wsUrl, secret);
    live.subscribe('1', 'subscription { resolvedFeaturesChanged { revision changed { key } } }');
    await live.until((client) => client.of('1').length === 1);
    const { revision } = await revoke(id);
    await Promise.all([idle, live].map((client) => client.until(({ closed }) => closed !== undefined)));
    expect([idle.closed, live.closed]).toEqual([4403, 4403]);
    const events = live
      .of('1')
      .map(({ payload }) => payload as { data: { resolvedFeaturesChanged: { revision: string } } });
    expect(events.filter(({ data }) => Number(data.resolvedFeaturesChanged.revision) >= Number(revision))).toEqual([]);
  });

  test('leaves the sockets of other keys and of people alone', async () => {
    const { id } = await made();
    const { secret } = await made();
    const clients = [await RawClient.connect(app.wsUrl, secret), await RawClient.connect(app.wsUrl, ada)];
    await revoke(id);
    for (const client of clients) {
      client.subscribe('1', '{ viewer { role } }');
      await client.until((each) => each.of('1').length > 0);
      expect(client.closed).toBeUndefined();
      client.close();
    }
  });

  test('writes nothing the second time, and knows no key that is not there', async () => {
    const { id } = await made();
    const first = await revoke(id);
    expect(await revoke(id)).toEqual({ ...first });
    expect(await revoke('11111111-2222-4333-8444-555555555555')).toMatchObject({
      problem: { code: 'UNKNOWN_API_KEY' },
    });
  });
});

describe('the list of keys', () => {
  test('tells when a key was last used, without a revision, and once a minute at most', async () => {
    const { id, secret } = await made({ name: 'used' });
    const before = await app.database.query('select revision from head');
    for (let use = 0; use < 3; use += 1) await graphql(app.url, secret, CHECK, { t: tenantIds.acme });
    const LIST = '{ apiKeys(first: 100) { totalCount edges { node { id name lastUsedAt prefix } } } }';
    let used: string | null = null;
    for (const deadline = Date.now() + 5_000; used === null && Date.now() < deadline;) {
      const { apiKeys } = await expectData<{
        apiKeys: { edges: { node: { id: string; lastUsedAt: string | null } }[] };
      }>(app.url, ada, LIST);
      used = apiKeys.edges.find(({ node }) => node.id === id)?.node.lastUsedAt ?? null;
    }
    expect(used).not.toBeNull();
    await graphql(other.url, secret, CHECK, { t: tenantIds.acme });
    await graphql(app.url, secret, CHECK, { t: tenantIds.acme });
    const [row] = await app.database.query<{ last_used_at: Date }>('select last_used_at from api_key where id = $1', [
      id,
    ]);
    expect(row?.last_used_at.toISOString()).toBe(used);
    expect(await app.database.query('select revision from head')).toEqual(before);
  });

  test('can be narrowed to a tenant and to live keys', async () => {
    const { id } = await made({ name: 'bluebird', tenantId: tenantIds.bluebird });
    const LIST = 'query ($t: ID, $a: Boolean) { apiKeys(tenantId: $t, isActive: $a) { edges { node { id } } } }';
    const narrow = (isActive: boolean): Promise<unknown> =>
      expectData(app.url, ada, LIST, { t: tenantIds.bluebird, a: isActive });
    expect(await narrow(true)).toEqual({ apiKeys: { edges: [{ node: { id } }] } });
    await revoke(id);
    expect(await narrow(true)).toEqual({ apiKeys: { edges: [] } });
    expect(await narrow(false)).toEqual({ apiKeys: { edges: [{ node: { id } }] } });
  });
});
