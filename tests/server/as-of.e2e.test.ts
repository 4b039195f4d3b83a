import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { Refusal } from '../../server/errors.ts';
import { createOrm } from '../../server/orm.ts';
import { setTenantOverride } from '../../server/tenants/set-tenant-override.ts';
import { expectData, graphql, startTestApp, token, type TestApp } from '../support/app.ts';
import { commandContext, createRandom, randomChange } from './random-changes.ts';

let app: TestApp;
let orm: MikroORM;
let root: string;

beforeAll(async () => {
  app = await startTestApp();
  orm = await createOrm({ databaseUrl: app.database.url, poolSize: 2 });
  root = await token();
});

afterAll(async () => {
  await orm.close(true);
  await app.close();
});

const CONTENT = `tierName mode features { key enabled limit unlimited source reason blockedBy ignoredOverride upgradable pendingRequestId
  deprecated expiresAt } models { id provider modelId name } components { id key name description }`;
const QUERY = `query($tenantId: ID!, $asOf: DateTime, $minRevision: Revision) {
  resolvedFeatures(tenantId: $tenantId, asOf: $asOf, minRevision: $minRevision) { revision asOf nextChangeAt ${CONTENT} } }`;

interface Answer {
  readonly revision: string;
  readonly asOf: string;
  readonly nextChangeAt: string | null;
  readonly features: readonly { readonly key: string; readonly enabled: boolean }[];
}

async function ask(tenantId: string, asOf: string | null, minRevision: string | null = null): Promise<Answer> {
  const variables = { tenantId, asOf, minRevision };
  return (await expectData<{ resolvedFeatures: Answer }>(app.url, root, QUERY, variables)).resolvedFeatures;
}

const content = ({ revision: _r, asOf: _a, nextChangeAt: _n, ...rest }: Answer): unknown => rest;
const TENANTS = [tenantIds.acme, tenantIds.orchard, tenantIds.solo, tenantIds.redwood, tenantIds.pinecrest];

test('a past moment is answered as it was answered then, after any changes', async () => {
  const random = createRandom(7);
  const then: { tenantId: string; at: string; revision: string; answer: Answer }[] = [];
  for (let step = 0; step < 40; step += 1) {
    const change = await randomChange(orm, random);
    await change(commandContext(orm)).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
    const [head] = await app.database.query<{ revision: string; at: Date }>(
      'select revision::text, changed_at as at from head',
    );
    if (head === undefined) throw new Error('There is no head.');
    for (const tenantId of TENANTS) {
      const exists = await app.database.query('select 1 from tenant where id = $1', [tenantId]);
      if (exists.length === 0) continue;
      then.push({
        tenantId,
        at: head.at.toISOString(),
        revision: head.revision,
        answer: await ask(tenantId, null, head.revision),
      });
    }
  }
  expect(new Set(then.map(({ revision }) => revision)).size).toBeGreaterThan(10);
  for (const { tenantId, at, revision, answer } of then) {
    const past = await ask(tenantId, at);
    expect(past).toMatchObject({ revision, asOf: at });
    expect(content(past)).toEqual(content(answer));
  }
}, 60_000);

test('a coming moment is answered from what is known now: schedules and ends, exact to the millisecond', async () => {
  const start = Date.now() + 3_600_000;
  const [startsAt, expiresAt] = [new Date(start), new Date(start + 3_600_000)];
  await setTenantOverride(commandContext(orm), {
    tenantId: tenantIds.quarry,
    key: 'models.xai',
    value: { enabled: false },
    startsAt,
    expiresAt,
    reason: 'an hour off',
  });
  const [head] = await app.database.query<{ revision: string }>('select revision::text from head');
  const enabled = async (at: number): Promise<boolean | undefined> => {
    const answer = await ask(tenantIds.quarry, new Date(at).toISOString(), head?.revision);
    return answer.features.find(({ key }) => key === 'models.xai')?.enabled;
  };
  const isOn = await enabled(start - 1);
  expect([await enabled(start), await enabled(expiresAt.getTime() - 1)]).toEqual([false, false]);
  expect(await enabled(expiresAt.getTime())).toBe(isOn);
});

test('an answer of another moment is never kept for those who ask for now', async () => {
  const body = (asOf: string | null) =>
    graphql(
      app.url,
      root,
      `
        query ($t: ID!, $asOf: DateTime) {
          resolvedFeatures(tenantId: $t, asOf: $asOf) {
            asOf
            etag
            features {
              key
            }
          }
        }
      `,
      {
        t: tenantIds.meridian,
        asOf,
      },
    );
  const far = '2090-01-01T00:00:00.000Z';
  for (let round = 0; round < 4; round += 1) {
    expect((await body(far)).data).toMatchObject({ resolvedFeatures: { asOf: far } });
    expect((await body(null)).data).not.toMatchObject({ resolvedFeatures: { asOf: far } });
  }
});

test('a moment before the log began is refused with the moment from which it knows', async () => {
  const answer = await graphql(app.url, root, QUERY, { tenantId: tenantIds.acme, asOf: '2020-01-01T00:00:00Z' });
  const [first] = await app.database.query<{ at: Date }>('select min(at) as at from change');
  expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  expect(answer.errors?.[0]?.message).toContain(first?.at.toISOString());
  const foreign = await graphql(app.url, await token({ tenant: tenantIds.lumen }), QUERY, {
    tenantId: tenantIds.acme,
    asOf: '2090-01-01T00:00:00Z',
  });
  expect(foreign.errors?.[0]?.extensions['code']).toBe('TENANT_NOT_FOUND');
});
