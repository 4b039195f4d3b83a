import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { usagePeriod } from '../../server/usage/usage-period.ts';
import { RawClient } from '../support/raw-client.ts';
import { expectData, graphql, startTestApp, token, type TestApp } from '../support/app.ts';
import { countWithTakers, limitTo, type UsageAnswer } from './limit-takers.ts';

const KEY = 'limits.max_flows';
const COUNT = (
  field: string,
): string => `mutation ($input: ${field === 'consumeLimit' ? 'ConsumeLimitInput' : 'ReleaseLimitInput'}!) {
  ${field}(input: $input) { revision problem { code path details } usage { key used limit unlimited period resetsAt } } }`;

let app: TestApp;
let other: TestApp;
let bearer: string;

beforeAll(async () => {
  app = await startTestApp();
  other = await startTestApp({ database: app.database });
  bearer = await token();
});
afterAll(async () => {
  await other?.close();
  await app?.close();
});

async function count(field: 'consumeLimit' | 'releaseLimit', input: object, url = app.url): Promise<UsageAnswer> {
  const data = await expectData<Record<string, UsageAnswer>>(url, bearer, COUNT(field), {
    input: { tenantId: tenantIds.acme, key: KEY, ...input },
  });
  const answer = data[field];
  if (answer === undefined) throw new Error(`no ${field}`);
  return answer;
}

async function begin(limit: number | null): Promise<void> {
  await app.database.query('delete from tenant_usage');
  await limitTo(app.url, bearer, tenantIds.acme, KEY, limit);
}

async function usedNow(): Promise<number | undefined> {
  const rows = await app.database.query<{ used: number }>('select used::int from tenant_usage');
  return rows[0]?.used;
}

describe('consumeLimit', () => {
  test('takes up to the limit and not one more', async () => {
    await begin(10);
    expect((await count('consumeLimit', { amount: 9 })).usage).toEqual({
      key: KEY,
      used: 9,
      limit: 10,
      unlimited: false,
      period: 'NONE',
      resetsAt: null,
    });
    expect((await count('consumeLimit', { amount: 2 })).problem).toEqual({
      code: 'LIMIT_EXCEEDED',
      path: ['amount'],
      details: { limit: 10, current: 9, requested: 2 },
    });
    expect((await count('consumeLimit', { amount: 1 })).usage?.used).toBe(10);
    expect((await count('consumeLimit', {})).problem?.details).toEqual({ limit: 10, current: 10, requested: 1 });
    expect(await usedNow()).toBe(10);
  });

  test('takes no revision and stands in no audit log', async () => {
    await begin(10);
    const state = 'select (select revision from head) as head, (select count(*) from feature_audit_log) as lines';
    const before = await app.database.query(state);
    await count('consumeLimit', {});
    expect(await app.database.query(state)).toEqual(before);
  });

  test('counts any amount where there is no limit', async () => {
    await begin(null);
    expect((await count('consumeLimit', { amount: 2_000_000_000 })).usage?.used).toBe(2_000_000_000);
    const { usage } = await count('consumeLimit', { amount: 2_000_000_000 });
    expect(usage).toMatchObject({ used: 4_000_000_000, limit: null, unlimited: true });
  });

  test('grants nothing where the limit is 0, and nothing more below what is used', async () => {
    await begin(5);
    await count('consumeLimit', { amount: 4 });
    for (const limit of [0, 3]) {
      await limitTo(app.url, bearer, tenantIds.acme, KEY, limit);
      expect((await count('consumeLimit', {})).problem?.details).toEqual({ limit, current: 4, requested: 1 });
    }
    expect(await usedNow()).toBe(4);
  });

  test('tells why a limit that is off grants nothing, and still takes back', async () => {
    await begin(5);
    await count('consumeLimit', { amount: 3 });
    await limitTo(app.url, bearer, tenantIds.acme, KEY, 'off');
    const { problem } = await count('consumeLimit', {});
    expect(problem).toMatchObject({ code: 'FEATURE_NOT_ENABLED', details: { requiredFeatures: [KEY] } });
    expect((await count('releaseLimit', { amount: 2 })).usage).toMatchObject({ used: 1, limit: 0 });
  });

  test('counts what is per month by calendar months in UTC', async () => {
    await begin(5);
    const { usage } = await count('consumeLimit', { key: 'limits.max_api_calls_per_month', amount: 1 });
    const now = new Date();
    const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString();
    expect(usage).toMatchObject({ used: 1, period: 'MONTH', resetsAt: next });
    const [row] = await app.database.query<{ period: string }>('select period::text from tenant_usage');
    expect(row?.period).toBe(`${now.toISOString().slice(0, 7)}-01`);
    await app.database.query("update tenant_usage set period = period - interval '1 month'");
    expect((await count('consumeLimit', { key: 'limits.max_api_calls_per_month', amount: 1 })).usage?.used).toBe(1);
  });

  test('rehearses in a dry run', async () => {
    await begin(5);
    const { usage, problem } = await count('consumeLimit', { amount: 5, dryRun: true, idempotencyKey: 'dry' });
    expect([usage?.used, problem]).toEqual([5, null]);
    expect(await usedNow()).toBeUndefined();
    expect((await count('consumeLimit', { amount: 5, idempotencyKey: 'dry' })).usage?.used).toBe(5);
  });

  test.each([
    ['an unknown key', { key: 'limits.ghost' }, 'UNKNOWN_FEATURE', undefined],
    ['what is no limit', { key: 'models.openai' }, 'INVALID_VALUE', 'NOT_A_LIMIT'],
    ['nothing', { amount: 0 }, 'INVALID_VALUE', 'OUT_OF_RANGE'],
    ['less than nothing', { amount: -5 }, 'INVALID_VALUE', 'OUT_OF_RANGE'],
    ['for a tenant that does not exist', { tenantId: '11111111-2222-4333-8444-555555555555' }, 'TENANT_NOT_FOUND'],
    ['for what is no id', { tenantId: 'acme' }, 'TENANT_NOT_FOUND'],
  ])('refuses to count %s', async (_name, input, code, detail?: string) => {
    for (const field of ['consumeLimit', 'releaseLimit'] as const) {
      const { problem, revision } = await count(field, input);
      expect([revision, problem?.code, problem?.details['detail']]).toEqual([null, code, detail]);
    }
  });
});

describe('releaseLimit', () => {
  test('never goes below 0', async () => {
    await begin(10);
    expect((await count('releaseLimit', { amount: 3 })).usage?.used).toBe(0);
    await count('consumeLimit', { amount: 2 });
    expect((await count('releaseLimit', { amount: 3 })).usage?.used).toBe(0);
    expect(await usedNow()).toBe(0);
  });
});

describe('an idempotency key', () => {
  test('counts once, however often and wherever it is sent', async () => {
    await begin(10);
    const input = { amount: 3, idempotencyKey: 'once' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => count('consumeLimit', input, index % 2 === 0 ? app.url : other.url)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([answers[0]?.usage?.used, await usedNow()]).toEqual([3, 3]);
  });

  test('tells what it told also where the limit was reached, and refuses another body', async () => {
    await begin(1);
    const input = { amount: 2, idempotencyKey: 'refused' };
    const refused = await count('consumeLimit', input);
    expect(refused.problem?.code).toBe('LIMIT_EXCEEDED');
    await limitTo(app.url, bearer, tenantIds.acme, KEY, 10);
    expect(await count('consumeLimit', input)).toEqual(refused);
    expect((await count('consumeLimit', { ...input, amount: 1 })).problem?.code).toBe('IDEMPOTENCY_MISMATCH');
    // Another operation is another request.
    expect((await count('releaseLimit', input)).problem).toBeNull();
  });
});

describe('many who take at once', () => {
  test('40 takers of a limit of 10 get exactly 10, on two servers, 20 times', async () => {
    for (let round = 0; round < 20; round += 1) {
      await begin(10);
      const { granted, used } = await countWithTakers(app, other, bearer, { takers: 40, key: KEY });
      expect([round, granted, used]).toEqual([round, 10, 10]);
    }
  }, 120_000);

  test('a limit that is lowered while they take grants nothing beyond it once the change is answered', async () => {
    for (let round = 0; round < 10; round += 1) {
      await begin(40);
      const lowerAndLook = async (): Promise<number> => {
        await limitTo(other.url, bearer, tenantIds.acme, KEY, 5);
        return (await usedNow()) ?? 0;
      };
      const [{ used }, usedWhenLowered] = await Promise.all([
        countWithTakers(app, other, bearer, { takers: 40, key: KEY }),
        lowerAndLook(),
      ]);
      // Takers wait for each other, so one at most may be between its last look at the configuration and its commit.
      expect(used).toBeLessThanOrEqual(Math.max(5, usedWhenLowered + 1));
    }
  }, 120_000);
});

describe('usage', () => {
  const USAGE =
    'query ($t: ID, $keys: [FeatureKey!]) { usage(tenantId: $t, keys: $keys) { key used limit unlimited period } }';

  test('lists what a tenant has taken, of all limits or of those that are named', async () => {
    await begin(10);
    await count('consumeLimit', { amount: 4 });
    const all = await expectData<{ usage: { key: string; used: number }[] }>(app.url, bearer, USAGE, {
      t: tenantIds.acme,
    });
    expect(all.usage.map(({ key }) => key)).toContain('limits.max_api_calls_per_month');
    expect(all.usage.find(({ key }) => key === KEY)).toMatchObject({ used: 4, limit: 10 });
    const some = await expectData(other.url, bearer, USAGE, { t: tenantIds.acme, keys: [KEY, 'models.openai', KEY] });
    expect(some).toEqual({
      usage: [
        { key: KEY, used: 4, limit: 10, unlimited: false, period: 'NONE' },
        { key: 'models.openai', used: 0, limit: 0, unlimited: false, period: 'NONE' },
      ],
    });
  });

  test('is not for the people of a tenant', async () => {
    for (const role of ['member', 'tenant_admin'] as const) {
      const theirs = await token({ role, tenant: tenantIds.acme });
      const answers = [
        await graphql(app.url, theirs, USAGE, { t: tenantIds.acme }),
        await graphql(app.url, theirs, COUNT('consumeLimit'), { input: { tenantId: tenantIds.acme, key: KEY } }),
        await graphql(app.url, theirs, COUNT('releaseLimit'), { input: { tenantId: tenantIds.acme, key: KEY } }),
      ];
      expect(answers.map(({ errors }) => errors?.[0]?.extensions['code'])).toEqual(Array(3).fill('FORBIDDEN'));
    }
  });
});

describe('usageChanged', () => {
  const LIVE =
    'subscription ($t: ID, $keys: [FeatureKey!]) { usageChanged(tenantId: $t, keys: $keys) { key used limit } }';

  test('tells what is used now and whenever that is different, also where another server counts or the limit moves', async () => {
    await begin(10);
    const client = await RawClient.connect(other.wsUrl, bearer);
    client.subscribe('1', LIVE, { t: tenantIds.acme, keys: [KEY] });
    const told = (): unknown[] =>
      client.of('1').map(({ payload }) => (payload as { data: { usageChanged: unknown[] } }).data.usageChanged[0]);
    await client.until(() => told().length === 1);
    await count('consumeLimit', { amount: 4 });
    await client.until(() => told().length === 2);
    await limitTo(app.url, bearer, tenantIds.acme, KEY, 20);
    await client.until(() => told().length === 3);
    await count('consumeLimit', { amount: 30 });
    await count('releaseLimit', { amount: 3 });
    await client.until(() => told().length === 4);
    client.close();
    expect(told()).toEqual([
      { key: KEY, used: 0, limit: 10 },
      { key: KEY, used: 4, limit: 10 },
      { key: KEY, used: 4, limit: 20 },
      { key: KEY, used: 1, limit: 20 },
    ]);
  });

  test('says so where there is no such tenant', async () => {
    const client = await RawClient.connect(app.wsUrl, bearer);
    client.subscribe('1', LIVE, { t: '11111111-2222-4333-8444-555555555555' });
    await client.until(() => client.of('1').length > 0);
    client.close();
    expect(client.of('1')).toMatchObject([{ type: 'error', payload: [{ extensions: { code: 'TENANT_NOT_FOUND' } }] }]);
  });
});

test.each([
  ['2026-01-31T23:59:59.999Z', '2026-01-01', '2026-02-01T00:00:00.000Z'],
  ['2026-12-31T23:59:59.999Z', '2026-12-01', '2027-01-01T00:00:00.000Z'],
  ['2028-02-29T12:00:00.000Z', '2028-02-01', '2028-03-01T00:00:00.000Z'],
])('the month of %s begins on %s and ends at %s', (now, start, end) => {
  expect(usagePeriod('limits.max_api_calls_per_month', Date.parse(now))).toEqual({
    kind: 'MONTH',
    start,
    resetsAt: Date.parse(end),
  });
});
