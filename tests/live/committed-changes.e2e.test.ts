import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { expectData, startTestApp, type TestApp, token } from '../support/app.ts';
import { RawClient } from '../support/raw-client.ts';
import { until } from '../support/until.ts';

const WATCH = 'subscription { changeCommitted { revision operation at actorName skippedCount } }';

interface Told {
  readonly revision: string;
  readonly operation: string;
  readonly at: string;
  readonly actorName: string | null;
  readonly skippedCount: number;
}

let app: TestApp;
let ada: string;
let client: RawClient;
beforeAll(async () => {
  app = await startTestApp();
  ada = await token();
  client = await RawClient.connect(app.wsUrl, ada);
  client.subscribe('1', WATCH);
  // A query behind it on the same socket is answered once the subscription stands.
  await until('the subscription stands', async () => {
    const { liveStatus } = await expectData<{ liveStatus: { subscriberCount: number } }>(
      app.url,
      ada,
      '{ liveStatus { subscriberCount } }',
    );
    return liveStatus.subscriberCount === 1;
  });
});
afterAll(async () => {
  client?.close();
  await app?.close();
});

const told = (): Told[] =>
  client.of('1').map(({ payload }) => (payload as { data: { changeCommitted: Told } }).data.changeCommitted);

async function head(): Promise<string> {
  const [row] = await app.database.query<{ revision: string }>('select revision from head');
  return row?.revision ?? '';
}

/** The event of the newest revision. */
const newest = (): Promise<Told> =>
  until('the newest change is told', async () => {
    const revision = await head();
    return told().find((event) => event.revision === revision);
  });

describe('every committed change is told, whatever it is about', () => {
  test('a change of a tenant', async () => {
    const input = { tenantId: tenantIds.acme, key: 'models.groq', value: { enabled: true }, reason: 'Trial' };
    await expectData(
      app.url,
      ada,
      'mutation ($input: SetTenantOverrideInput!) { setTenantOverride(input: $input) { revision } }',
      { input },
    );
    const event = await newest();
    expect(event).toMatchObject({ operation: 'setTenantOverride', actorName: 'ada', skippedCount: 0 });
    expect(Math.abs(Date.parse(event.at) - Date.now())).toBeLessThan(60_000);
  });

  test('an API key that was made', async () => {
    await expectData(
      app.url,
      ada,
      'mutation { createApiKey(input: { name: "billing", access: READ }) { revision problem { code } } }',
    );
    expect(await newest()).toMatchObject({ operation: 'createApiKey', skippedCount: 0 });
  });

  test('what the host writes to its own tables, with lines in the log and without', async () => {
    await app.database.query('update tenant set name = $1 where id = $2', ['Acme by host', tenantIds.acme]);
    expect(await newest()).toMatchObject({ operation: 'host', skippedCount: 0 });
    await app.database.query('insert into tenant (name, slug) values ($1, $1)', ['host-made']);
    expect(await newest()).toMatchObject({ operation: 'host', skippedCount: 0 });
  });

  test('once per revision and in order, however many lines of the log it has', () => {
    const revisions = told().map(({ revision }) => Number(revision));
    expect(revisions.length).toBeGreaterThanOrEqual(4);
    expect(revisions).toEqual(revisions.map((_, index) => (revisions[0] ?? 0) + index));
  });
});

test('of a burst the newest is always told, and what is left out is counted', async () => {
  const before = told().length;
  const first = Number(await head());
  // One commit of 300 changes, as a server finds them that was away for a while.
  await app.database.query(
    `with made as (insert into change (revision, at, operation, scopes)
       select $1::bigint + n, now(), 'burst', '{"catalog": true}' from generate_series(1, 300) n)
     update head set revision = $1::bigint + 300`,
    [first],
  );
  expect(await newest()).toMatchObject({ operation: 'burst', revision: String(first + 300) });
  const events = told().slice(before);
  expect(events.length).toBeLessThanOrEqual(20);
  expect(events.length + events.reduce((sum, { skippedCount }) => sum + skippedCount, 0)).toBe(300);
});

test('a restored database is told by its newest change, so that nobody goes on showing another history', async () => {
  await newest();
  const before = told().length;
  await app.database.query('update head set epoch = gen_random_uuid()');
  await until('something is told', () => told().length > before);
  expect(told().slice(before)).toMatchObject([{ revision: await head(), skippedCount: 0 }]);
});
