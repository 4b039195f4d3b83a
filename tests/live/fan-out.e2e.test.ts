import { afterAll, beforeAll, expect, test } from 'vitest';
import { tierIds } from '../../seeds/tiers.ts';
import { startTestApp, type TestApp, token } from '../support/app.ts';
import { type ChangeWriter, createChangeWriter, overrideSql, tenantSql, tierRowSql } from '../support/change-writer.ts';
import { createTestDatabase } from '../support/database.ts';
import { LiveClient, type LiveUpdate } from '../support/live-client.ts';
import { metric } from '../support/metrics.ts';
import { RawClient } from '../support/raw-client.ts';
import { type DatabaseState, expectedMap, readState, type ToldFeature } from '../support/read-state.ts';
import { until } from '../support/until.ts';

const KEY = 'ui.flow_builder.version_control';
const FENCE = 'limits.max_concurrent_executions';
const tenants = Array.from({ length: 20 }, (_, index) => ({
  id: `7e2b0000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  // Ten on the tier that is edited, six and four on the others.
  tierId: index < 10 ? tierIds.pro : index < 16 ? tierIds.free : tierIds.enterprise,
  slug: `fan-${index}`,
}));
const overrides = [
  { tenant: 1, key: KEY, value: { enabled: true } }, // the edit changes nothing for these two
  { tenant: 2, key: KEY, value: { enabled: true } },
  { tenant: 3, key: 'limits.max_flows', value: { enabled: true, value: 7 } },
  { tenant: 4, key: 'limits.max_flows', value: { enabled: true, value: 7 } }, // the same answer as tenant 3
  { tenant: 5, key: 'models.groq', value: { enabled: false } },
  { tenant: 12, key: 'models.groq', value: { enabled: true } },
];

const DOCUMENTS = [
  `subscription ($tenantId: ID) { resolvedFeaturesChanged(tenantId: $tenantId) {
    revision snapshot baseEtag etag removed changed { key enabled limit unlimited reason source } } }`,
  `subscription ($tenantId: ID, $etag: String) { live: resolvedFeaturesChanged(tenantId: $tenantId, ifNoneMatch: $etag) {
    revision snapshot baseEtag etag removed removedModels ...Parts changed { key enabled limit unlimited reason source } } }
   fragment Parts on ResolvedFeaturesUpdate { changedModels { id provider name } }`,
];

interface RawUpdate extends LiveUpdate {
  readonly changedModels?: readonly { readonly id: string }[];
  readonly removedModels?: readonly string[];
}

/** A raw subscriber: every frame of it, put together by hand. */
class Subscriber {
  readonly tenantId: string;
  readonly document: number;
  readonly client: RawClient;
  readonly id: string;

  constructor(client: RawClient, id: string, tenantId: string, document: number) {
    this.client = client;
    this.id = id;
    this.tenantId = tenantId;
    this.document = document;
    client.subscribe(id, DOCUMENTS[document] ?? '', { tenantId });
  }

  get updates(): RawUpdate[] {
    return this.client.of(this.id).map(({ type, payload }) => {
      if (type !== 'next') throw new Error(`a message of type ${type}`);
      const { data } = payload as { data: Record<string, RawUpdate> };
      const update = data[this.document === 0 ? 'resolvedFeaturesChanged' : 'live'];
      if (update === undefined) throw new Error('no update');
      return update;
    });
  }

  /** The map and the models after all frames. */
  get held(): { features: Map<string, ToldFeature>; models: Set<string> } {
    const features = new Map<string, ToldFeature>();
    const models = new Set<string>();
    let etag: string | null = null;
    for (const update of this.updates) {
      if (update.snapshot) features.clear();
      else if (update.baseEtag !== etag) throw new Error(`a delta from ${update.baseEtag} for who holds ${etag}`);
      for (const feature of update.changed) features.set(feature.key, feature as ToldFeature);
      for (const key of update.removed) features.delete(key);
      for (const { id } of update.changedModels ?? []) models.add(id);
      for (const id of update.removedModels ?? []) models.delete(id);
      ({ etag } = update);
    }
    return { features, models };
  }
}

let app: TestApp;
let writer: ChangeWriter;
const raw: Subscriber[] = [];
const stock: { tenantId: string; client: LiveClient }[] = [];

beforeAll(async () => {
  const database = await createTestDatabase({ seed: 'demo' });
  writer = createChangeWriter(database.url);
  await writer.write({
    scopes: { tenants: tenants.map(({ id }) => id) },
    sql: [
      ...tenants.map(({ id, slug, tierId }) => tenantSql(id, slug, tierId)),
      ...overrides.map(({ tenant, key, value }) => overrideSql({ tenantId: tenants[tenant]?.id ?? '', key, value })),
      tierRowSql(tierIds.pro, KEY, { enabled: false }),
    ].join(';'),
  });
  app = await startTestApp({ database });
  const admin = await token();
  for (const { id } of tenants) {
    const socket = await RawClient.connect(app.wsUrl, admin);
    raw.push(new Subscriber(socket, '1', id, 0), new Subscriber(socket, '2', id, 1));
    raw.push(new Subscriber(await RawClient.connect(app.wsUrl, admin), 'other', id, 1));
    stock.push({ tenantId: id, client: new LiveClient(app.wsUrl, await token({ tenant: id })) });
  }
  await until('everybody has the present state', () => raw.every(({ updates }) => updates.length === 1));
  for (const { client } of stock) await client.until(({ updates }) => updates.length === 1);
});
afterAll(async () => {
  for (const { client } of raw) client.close();
  for (const { client } of stock) await client.close();
  await app.close();
  await writer.close();
  await app.database.drop();
});

async function counts(): Promise<{ executions: number; frames: number }> {
  return {
    executions: await metric(app.url, 'live_executions_total'),
    frames: await metric(app.url, 'live_frames_total'),
  };
}

/** How many different events a change makes, and how many subscribers get one: worked out from the database alone. */
function work(
  before: DatabaseState,
  after: DatabaseState,
): { executions: number; frames: number; changed: Set<string> } {
  const visible = (state: DatabaseState, id: string): string =>
    JSON.stringify([state.resolve(id), tenants.find((tenant) => tenant.id === id)?.tierId]);
  const groups = new Set<string>();
  const changed = new Set<string>();
  let frames = 0;
  const subscribers = [...raw, ...stock.map(({ tenantId }) => ({ tenantId, document: 'stock' }))];
  for (const { tenantId, document } of subscribers) {
    const [from, to] = [visible(before, tenantId), visible(after, tenantId)];
    if (from === to) continue;
    frames += 1;
    changed.add(tenantId);
    groups.add(`${document} ${from} ${to}`);
  }
  return { executions: groups.size, frames, changed };
}

function expectAll(state: DatabaseState): void {
  for (const subscriber of raw) {
    const resolution = state.resolve(subscriber.tenantId);
    if (resolution === undefined) throw new Error('no tenant');
    const { features, models } = subscriber.held;
    expect(features).toEqual(expectedMap(resolution));
    // The other document does not ask for models.
    expect(models).toEqual(new Set(subscriber.document === 1 ? resolution.models.map(({ id }) => id) : []));
  }
  for (const { tenantId, client } of stock) {
    const resolution = state.resolve(tenantId);
    expect(client.misfits).toBe(0);
    expect(client.features).toEqual(resolution && expectedMap(resolution));
  }
}

const lastRevision = (subscriber: Subscriber): number => Number(subscriber.updates.at(-1)?.revision);

test('one edit of a tier is executed once per document and difference, and reaches exactly those whose values changed', async () => {
  const before = await readState(app.database.url);
  expectAll(before);
  const start = await counts();
  const revision = await writer.write({
    scopes: { tiers: [tierIds.pro] },
    sql: `${tierRowSql(tierIds.pro, KEY, { enabled: true })}; ${tierRowSql(tierIds.pro, 'models.mistral', { enabled: false })}`,
  });
  const after = await readState(app.database.url);
  const expected = work(before, after);
  await until('those concerned have it', () =>
    raw.every((each) => !expected.changed.has(each.tenantId) || lastRevision(each) === revision),
  );
  for (const { tenantId, client } of stock) {
    if (expected.changed.has(tenantId)) await client.until(({ updates }) => updates.length === 2);
  }
  const end = await counts();
  expect(expected.changed.size).toBe(10);
  expect({ executions: end.executions - start.executions, frames: end.frames - start.frames }).toEqual({
    executions: expected.executions,
    frames: expected.frames,
  });
  for (const { tenantId, updates } of raw) expect(updates).toHaveLength(expected.changed.has(tenantId) ? 2 : 1);
  expectAll(after);
  console.log(
    `fan-out: 80 subscribers of 20 tenants, 3 documents: ${expected.frames} events from ${expected.executions} executions`,
  );
});

test('an edit that changes a configuration but nobody’s values publishes nothing', async () => {
  const start = await counts();
  const events = raw.map(({ updates }) => updates.length);
  const before = await readState(app.database.url);
  await writer.write({
    scopes: { tiers: [tierIds.pro] },
    // Whether a tenant may have an override says nothing where it has none.
    sql: tierRowSql(tierIds.pro, 'ui.debug.enabled', { enabled: true }, false),
  });
  const revision = await writer.write({
    scopes: { catalog: true },
    sql: `update feature_registry set description = 'other words', help_url = 'https://example.com/' where feature_key = '${KEY}'`,
  });
  expect(work(before, await readState(app.database.url)).frames).toBe(0);
  await until('the node has applied it', async () => (await metric(app.url, 'change_revision')) === revision);
  // A change of the others, so that everything before it is known to be published.
  const fence = await writer.write({
    scopes: { tiers: [tierIds.enterprise] },
    sql: tierRowSql(tierIds.enterprise, FENCE, { enabled: true, value: 77 }),
  });
  const enterprise = raw.filter(({ tenantId }) => tenants.slice(16).some(({ id }) => id === tenantId));
  await until('the next change arrives', () => enterprise.every((each) => lastRevision(each) === fence));
  const end = await counts();
  expect(end.frames - start.frames).toBe(enterprise.length + 4);
  for (const [index, subscriber] of raw.entries()) {
    expect(subscriber.updates).toHaveLength((events[index] ?? 0) + (enterprise.includes(subscriber) ? 1 : 0));
  }
  expectAll(await readState(app.database.url));
});

test('a burst of 2,000 changes reaches every client as a handful of updates, and in the end exactly', async () => {
  const start = raw.map(({ updates }) => updates.length);
  const began = performance.now();
  // One transaction, one revision and one announcement per turn of the loop.
  await app.database.query(`do $$ begin for turn in 1..2000 loop
    update head set revision = revision + 1, changed_at = greatest(changed_at, clock_timestamp());
    update license_tier_features set feature_value = jsonb_build_object('enabled', true, 'value', turn)
      where feature_key = '${FENCE}' and license_tier_id = '${tierIds.pro}';
    insert into change (revision, at, actor_name, operation, scopes)
      select revision, changed_at, 'tests', 'burst', '{"tiers": ["${tierIds.pro}"]}'::jsonb from head;
    perform pg_notify('feature_control_change', (select revision::text from head));
    commit;
  end loop; end $$`);
  const took = performance.now() - began;
  const after = await readState(app.database.url);
  const concerned = raw.filter(
    ({ tenantId }) => after.resolve(tenantId) && tenants.slice(0, 10).some(({ id }) => id === tenantId),
  );
  await until('the last one arrives', () => concerned.every((each) => lastRevision(each) === after.revision));
  const late = performance.now() - began - took;
  for (const { client } of stock.slice(0, 10)) {
    await client.until(({ updates }) => Number(updates.at(-1)?.revision) === after.revision);
  }
  expectAll(after);
  const most = Math.max(...raw.map(({ updates }, index) => updates.length - (start[index] ?? 0)));
  console.log(
    `burst: 2,000 changes in ${Math.round(took)} ms, at most ${most} updates per client, the last ${Math.round(late)} ms later`,
  );
  expect(most).toBeLessThanOrEqual(20);
  expect(late).toBeLessThan(2_000);
});
