import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { csvField } from '../../server/audit/audit-export.ts';
import { expectData, graphql, startTestApp, token, type TestApp } from '../support/app.ts';

let app: TestApp;
let root: string;
let noor: string;

interface Entry {
  readonly revision: string;
  readonly position: number;
  readonly action: string;
  readonly featureKey: string;
  readonly ipAddress?: string | null;
}

beforeAll(async () => {
  app = await startTestApp();
  root = await token({ subject: 'ada' });
  noor = await token({ subject: 'noor', role: 'tenant_admin', tenant: tenantIds.acme });
  await move('=cmd|calc');
  await expectData(
    app.url,
    root,
    `mutation($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { problem { message } } }`,
    {
      input: {
        tierId: tierIds.pro,
        expectedVersion: 0,
        changes: [{ key: 'limits.max_flows', value: { enabled: true, limit: 120 } }],
        reason: 'more, "much" more,\u2028really',
      },
    },
  );
});

afterAll(() => app.close());

async function move(reason: string): Promise<void> {
  const answer = await expectData<{ updateTenant: { problem: unknown } }>(
    app.url,
    root,
    `mutation($input: UpdateTenantInput!) { updateTenant(input: $input) { problem { message } } }`,
    {
      input: {
        tenantId: tenantIds.acme,
        expectedVersion: Number(
          (await app.database.query(`select version from tenant where id = $1`, [tenantIds.acme]))[0]?.['version'],
        ),
        licenseExpiresAt: new Date(Date.UTC(2031, 0, 1, 0, 0, 0, ++moves)).toISOString(),
        reason,
      },
    },
  );
  expect(answer.updateTenant.problem).toBeNull();
}
let moves = 0;

async function log(
  bearer: string,
  filter: object,
  selection = 'revision position action featureKey',
): Promise<Entry[]> {
  const { auditLog } = await expectData<{ auditLog: { edges: { node: Entry }[] } }>(
    app.url,
    bearer,
    `query($filter: AuditFilter) { auditLog(filter: $filter, first: 100) { edges { node { ${selection} } } } }`,
    { filter },
  );
  return auditLog.edges.map(({ node }) => node);
}

describe('auditLog', () => {
  test('filters by everything it says, newest first', async () => {
    const all = await log(root, {});
    const [newest] = all;
    expect(newest).toMatchObject({ revision: '4', featureKey: 'limits.max_flows', action: 'UPDATE' });
    expect(await log(root, { tenantId: tenantIds.acme, fromRevision: '3' })).toMatchObject([{ featureKey: '$tier' }]);
    expect(await log(root, { tierId: tierIds.pro, fromRevision: '3' })).toMatchObject([{ revision: '4' }]);
    expect(await log(root, { actorSubject: 'ada' })).toHaveLength(2);
    expect(await log(root, { actorSubject: 'nobody' })).toEqual([]);
    expect(await log(root, { fromRevision: '3', toRevision: '3' })).toMatchObject([{ revision: '3' }]);
    expect(await log(root, { action: 'REQUEST', toRevision: '2' })).toHaveLength(4);
    expect(await log(root, { from: '2100-01-01T00:00:00Z' })).toEqual([]);
    expect(await log(root, { entityType: 'MODEL', until: '2000-01-01T00:00:00Z' })).toEqual([]);
  });

  test('tells values by their type and what they point to by name, grouped by change', async () => {
    const fields = `entityName featureName
      before { tierName licenseExpiresAt isActive value { limit } } after { tierName licenseExpiresAt value { limit unlimited } }
      change { revision operation actorName reason entryCount entries { featureKey position } }`;
    const [tier] = await log(root, { revision: '4' }, fields);
    expect(tier).toMatchObject({
      entityName: 'Pro',
      featureName: expect.stringContaining('lows'),
      before: { value: { limit: 100 }, tierName: null },
      after: { value: { limit: 120, unlimited: false } },
      change: { revision: '4', operation: 'setTierFeatures', actorName: 'ada', entryCount: 1 },
    });
    const [tenant] = await log(root, { revision: '3' }, fields);
    expect(tenant).toMatchObject({
      entityName: 'Acme Robotics',
      before: { tierName: 'Pro' },
      after: { licenseExpiresAt: '2031-01-01T00:00:00.001Z' },
    });
  });

  test('gives tenant admins the lines of their own tenant alone, also within a change, and no addresses', async () => {
    const selection = 'revision ipAddress userAgent entityName change { entryCount entries { entityName } }';
    const own = (await log(noor, {}, selection)) as unknown as {
      ipAddress: null;
      entityName: string;
      change: { entryCount: number; entries: { entityName: string }[] };
    }[];
    expect(own.length).toBeGreaterThanOrEqual(2);
    for (const { ipAddress, entityName, change } of own) {
      expect(ipAddress).toBeNull();
      expect(entityName).toBe('Acme Robotics');
      expect(change.entries.map((entry) => entry.entityName)).toEqual(Array(change.entryCount).fill('Acme Robotics'));
    }
    expect(await log(root, { revision: '3' }, 'ipAddress')).toEqual([{ ipAddress: '127.0.0.1' }]);
    const foreign = await graphql(
      app.url,
      noor,
      `{ auditLog(filter: { tenantId: "${tenantIds.lumen}" }) { totalCount } }`,
    );
    expect(foreign.errors?.[0]?.extensions['code']).toBe('TENANT_NOT_FOUND');
  });
});

/** Bytes that are really held: what is only waiting for the collector is no use of memory. */
function heapAfterCollection(): number {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const download = (query: string, bearer: string | null = root): Promise<Response> =>
  fetch(`${app.url}/audit/export?${query}`, bearer === null ? {} : { headers: { authorization: `Bearer ${bearer}` } });

describe('the export', () => {
  test('is CSV that no spreadsheet computes', async () => {
    const response = await download('format=csv&fromRevision=3');
    expect(response.headers.get('content-type')).toContain('text/csv');
    const lines = (await response.text()).split('\r\n');
    expect(lines[0]).toBe(
      'revision,position,at,operation,action,entityType,entityId,entityName,featureKey,oldValue,newValue,actorSubject,actorName,reason,ipAddress,userAgent',
    );
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('"more, ""much"" more,');
    expect(lines[2]).toContain(`"'=cmd|calc"`);
  });

  test.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    [' =1', `"' =1"`],
    ['\u200b=1', `"'\u200b=1"`],
    ['＝1', `"'＝1"`],
    ['a=1', 'a=1'],
    [-1, '-1'],
    [{ a: '=1' }, `"{""a"":""=1""}"`],
    [null, ''],
  ])('writes the field %j as %s', (value, field) => {
    expect(csvField(value)).toBe(field);
  });

  test('is JSON lines with the filters of auditLog, and what the caller may read', async () => {
    const everything = (await (await download('format=jsonl')).text()).trimEnd().split('\n');
    const [{ count } = { count: 0 }] = await app.database.query<{ count: number }>(
      'select count(*)::int as count from feature_audit_log',
    );
    expect(everything).toHaveLength(count);
    const own = (await (await download('format=jsonl', noor)).text()).trimEnd().split('\n');
    expect(own.map((line) => JSON.parse(line) as object)).toEqual(
      expect.arrayContaining([expect.objectContaining({ revision: '3', featureKey: '$tier' })]),
    );
    for (const line of own) {
      expect(JSON.parse(line)).toMatchObject({ entityId: tenantIds.acme });
      expect(line).not.toContain('ipAddress');
    }
    const filtered = await download(`format=jsonl&tierId=${tierIds.pro}&action=UPDATE&actorSubject=ada`);
    expect((await filtered.text()).trimEnd().split('\n')).toHaveLength(1);
  });

  test('is refused like auditLog', async () => {
    expect((await download('format=csv', null)).status).toBe(401);
    const member = await token({ subject: 'mateo', tenant: tenantIds.acme });
    expect((await download('format=csv', member)).status).toBe(403);
    expect((await download(`format=csv&tenantId=${tenantIds.lumen}`, noor)).status).toBe(404);
    for (const query of ['', 'format=xml', 'format=csv&revision=-1', 'format=csv&from=yesterday', 'format=csv&x=1']) {
      expect((await download(query)).status).toBe(400);
    }
  });

  test('of 50,000 lines holds a chunk at a time, and waits for a reader that is slow', async () => {
    await app.database
      .query(`insert into feature_audit_log (revision, position, entity_type, entity_id, feature_key, action, new_value, performed_at)
      select 2, 1000 + n, 'tier', '${tierIds.free}', 'ui.x.filler', 'update', jsonb_build_object('text', repeat('x', 1000)), now()
      from generate_series(1, 50000) n; analyze feature_audit_log`);
    const fetched = async (): Promise<number> =>
      Number(
        (
          await app.database.query(
            `select seq_tup_read + coalesce(idx_tup_fetch, 0) as n from pg_stat_user_tables where relname = 'feature_audit_log'`,
          )
        )[0]?.['n'],
      );
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // statistics come a second late
    const start = await fetched();
    const response = await download('format=jsonl&featureKey=ui.x.filler');
    const reader = response.body?.getReader();
    if (reader === undefined) throw new Error('The answer has no body.');
    const first = await reader.read();
    let [seen, now] = [-1, await fetched()];
    for (const deadline = Date.now() + 10_000; now !== seen && Date.now() < deadline;) {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      [seen, now] = [now, await fetched()];
    }
    // Nobody reads: only what fits into the buffers of the sockets was taken from the database.
    expect(now - start).toBeLessThan(30_000);

    const held = heapAfterCollection();
    let most = held;
    const decoder = new TextDecoder();
    const begun = decoder.decode(first.value, { stream: true }).split('\n');
    let lines = begun.length - 1;
    let [rest, next] = [begun.at(-1) ?? '', 5_000];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      rest += decoder.decode(value, { stream: true });
      const parts = rest.split('\n');
      rest = parts.pop() ?? '';
      lines += parts.length;
      if (lines < next) continue;
      next += 5_000;
      most = Math.max(most, heapAfterCollection());
    }
    expect(lines).toBe(50_000);
    expect((most - held) / 1e6).toBeLessThan(30);
  }, 60_000);
});

test('auditEntryAdded tells each new line once, in order, and tenants only of their own', async () => {
  const subscribe = (bearer: string, filter: object | null) => {
    const client = createClient({
      url: app.wsUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${bearer}` },
    });
    const events: { revision: string; entityName: string; reason: string }[] = [];
    let error: unknown;
    client.subscribe<{ auditEntryAdded: (typeof events)[number] }>(
      {
        query: `subscription($filter: AuditFilter) { auditEntryAdded(filter: $filter) { revision entityName reason } }`,
        variables: { filter },
      },
      {
        next: ({ data }) => data != null && events.push(data.auditEntryAdded),
        error: (failure) => (error = failure),
        complete: () => undefined,
      },
    );
    return { events, client, error: () => error };
  };
  const [all, own, other] = [
    subscribe(root, null),
    subscribe(noor, null),
    subscribe(root, { tenantId: tenantIds.lumen }),
  ];
  const foreign = subscribe(noor, { tenantId: tenantIds.lumen });
  const until = async (condition: () => boolean): Promise<void> => {
    for (const deadline = Date.now() + 10_000; !condition();) {
      if (Date.now() > deadline) throw new Error(JSON.stringify([all.events, own.events, other.events]));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await until(() => foreign.error() !== undefined);
  expect(JSON.stringify(foreign.error())).toContain('TENANT_NOT_FOUND');
  await move('first');
  await until(() => all.events.length > 0);
  for (let n = 0; n < 5; n += 1) await move(`live ${n}`);
  await until(() => all.events.length === 6 && own.events.length === 6);
  expect(own.events.map(({ reason }) => reason)).toEqual(all.events.map(({ reason }) => reason));
  expect(all.events.map(({ reason }) => reason)).toEqual(['first', 'live 0', 'live 1', 'live 2', 'live 3', 'live 4']);
  expect(other.events).toEqual([]);
  for (const { client } of [all, own, other, foreign]) await client.dispose();
}, 40_000);

test('revertChange over the API answers with its own change, and with the reason where it cannot', async () => {
  const revert = (input: object) =>
    expectData<{ revertChange: { revision: string | null; problem: object | null; change: object | null } }>(
      app.url,
      root,
      `mutation($input: RevertChangeInput!) { revertChange(input: $input) { revision problem { code path details } impact { tenantCount }
        change { revision operation entries { featureKey after { value { limit } } } } } }`,
      { input },
    );
  const [newest] = await log(root, { tierId: tierIds.pro, action: 'UPDATE', actorSubject: 'ada' });
  const dry = await revert({ revision: newest?.revision, dryRun: true });
  expect(dry.revertChange).toMatchObject({ problem: null, change: null, impact: { tenantCount: expect.any(Number) } });
  const key = { idempotencyKey: 'once', reason: 'a mistake' };
  const done = await revert({ revision: newest?.revision, ...key });
  expect(done.revertChange).toMatchObject({
    problem: null,
    change: {
      operation: 'revertChange',
      entries: [{ featureKey: 'limits.max_flows', after: { value: { limit: 100 } } }],
    },
  });
  expect((await revert({ revision: newest?.revision, ...key })).revertChange).toEqual(done.revertChange);
  expect((await revert({ revision: newest?.revision })).revertChange).toMatchObject({
    revision: null,
    problem: { code: 'NOT_REVERTIBLE', path: ['revision'], details: { reason: 'CHANGED_SINCE' } },
  });
});
