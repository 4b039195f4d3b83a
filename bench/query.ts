import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { resolvedFeaturesSnapshot } from '../client/sdk/core/operations.ts';
import { type Child, LOAD_CORE, SERVER_CORE, startChild } from './child.ts';
import type { HttpFloorMethods } from './http-floor.child.ts';
import type { HttpLoadMethods, LoadRequest, LoadResult } from './http-load.child.ts';
import type { Report } from './report.ts';
import type { ServerMethods } from './server.child.ts';
import { settingsFor, tokenFor } from './settings.ts';
import { median, percentile } from './statistics.ts';
import { benchTier, insertTenants, PLAIN, tenantId, VARIED, type World } from './world.ts';
import { Writer } from './writer.ts';

const CONNECTIONS = 16;
const KEPT = 2_000; // requests in a round
const APOLLO = 500;
const ROUNDS = 7;
const COLD_TENANTS = 1_500;
const COLD_FEATURES = 200;
const SETTLE = 20; // ms for what runs after the last answer

interface Parties {
  readonly server: Child<ServerMethods>;
  readonly floor: Child<HttpFloorMethods>;
  readonly load: Child<HttpLoadMethods>;
  readonly serverUrl: string;
  readonly floorUrl: string;
}

interface Round {
  /** Milliseconds of CPU time of the measured process, per request. */
  readonly cpu: number;
  readonly result: LoadResult;
}

/** What `resolvedFeatures` over HTTP costs the server, beside plain node:http answering the same request with the same bytes. */
export async function benchQuery(report: Report, world: World): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const databaseUrl = await world.database('query');
  const server = opened.use(await startChild<ServerMethods>('./server.child.ts', SERVER_CORE));
  const floor = opened.use(await startChild<HttpFloorMethods>('./http-floor.child.ts', SERVER_CORE));
  const load = opened.use(await startChild<HttpLoadMethods>('./http-load.child.ts', LOAD_CORE));
  const writer = opened.use(await Writer.connect(databaseUrl));
  const serverUrl = await server.call('start', settingsFor(databaseUrl));
  const parties = { server, floor, load, serverUrl, floorUrl: await floor.call('start') };

  const headers = { authorization: `Bearer ${await tokenFor(tenantId(PLAIN.first))}` };
  const body = JSON.stringify({ query: resolvedFeaturesSnapshot });
  const kept: LoadRequest = { path: '/graphql', headers, body };
  await load.call('run', serverUrl, [kept], 5, 1);
  await copyAnswer(parties, kept);

  await benchKept(report, parties, kept);
  await benchGet(report, parties, headers);
  await benchMade(report, parties, writer, body);
  await benchApollo(report, parties, writer, headers);
  await benchColdTenants(report, world, parties);
}

async function benchKept(report: Report, parties: Parties, kept: LoadRequest): Promise<void> {
  const ours: number[] = [];
  const floors: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const { cpu, result } = await measure(parties.server, parties.load, parties.serverUrl, [kept], KEPT);
    expectAll(result, 200);
    const plain = await measure(parties.floor, parties.load, parties.floorUrl, [kept], KEPT);
    if (round < 0) continue;
    ours.push(cpu * 1_000);
    floors.push(plain.cpu * 1_000);
  }
  report.ratio('resolvedFeatures, POST, kept bytes: CPU per request', 'us', median(ours), median(floors), 2);
}

async function benchGet(report: Report, parties: Parties, authorization: Record<string, string>): Promise<void> {
  const { load, server, serverUrl, floor, floorUrl } = parties;
  const path = `/graphql?query=${encodeURIComponent(resolvedFeaturesSnapshot)}`;
  const headers = { ...authorization, 'apollo-require-preflight': 'yes' };
  await load.call('run', serverUrl, [{ path, headers }], 4, 1);
  const { headers: answered } = await load.call('one', serverUrl, { path, headers });
  const request = { path, headers: { ...headers, 'if-none-match': answered['etag'] ?? 'none' } };
  const ours: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { cpu, result } = await measure(server, load, serverUrl, [request], KEPT);
    expectAll(result, 304);
    ours.push(cpu * 1_000);
    floors.push((await measure(floor, load, floorUrl, [request], KEPT)).cpu * 1_000);
  }
  report.ratio('GET with the present etag, 304; floor: the full answer', 'us', median(ours), median(floors), 2);
}

/** 500 tenants of whom no two have the same content, asked once after each change of their tier. */
async function benchMade(report: Report, parties: Parties, writer: Writer, body: string): Promise<void> {
  const { load, server, serverUrl, floor, floorUrl } = parties;
  const requests: LoadRequest[] = [];
  for (let number = 0; number < VARIED.count; number += 1) {
    const authorization = `Bearer ${await tokenFor(tenantId(VARIED.first + number))}`;
    requests.push({ path: '/graphql', headers: { authorization }, body });
  }
  const ours: number[] = [];
  const floors: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    await change(parties, writer);
    const { cpu, result } = await measure(server, load, serverUrl, requests, requests.length);
    expectAll(result, 200);
    const plain = await measure(floor, load, floorUrl, requests, requests.length);
    if (round < 0) continue;
    ours.push(cpu * 1_000);
    floors.push(plain.cpu * 1_000);
  }
  report.ratio('resolvedFeatures, POST, bytes made anew for each request', 'us', median(ours), median(floors), 12);
}

/** Texts that were never seen before; 500 contents, each invalidated before every round. Beside it what Apollo would take. */
async function benchApollo(
  report: Report,
  parties: Parties,
  writer: Writer,
  headers: Record<string, string>,
): Promise<void> {
  const { load, server, serverUrl, floor, floorUrl } = parties;
  const admin = { authorization: `Bearer ${await tokenFor(null)}` };
  const query = resolvedFeaturesSnapshot
    .replace('resolvedFeaturesSnapshot {', 'resolvedFeaturesSnapshot($tenant: ID) {')
    .replace('resolvedFeatures {', 'resolvedFeatures(tenantId: $tenant) {');
  // A second root field is nothing that can be answered before Apollo.
  const throughApollo = resolvedFeaturesSnapshot.replace(/\}\s*$/, ' __typename }');
  let text = 0;
  const warm = (): LoadRequest[] =>
    Array.from({ length: APOLLO }, () => ({
      path: '/graphql',
      headers,
      body: JSON.stringify({ query: throughApollo, extensions: { text: (text += 1) } }),
    }));
  const cold = (): LoadRequest[] =>
    Array.from({ length: VARIED.count }, (_, number) => ({
      path: '/graphql',
      headers: admin,
      body: JSON.stringify({
        query,
        variables: { tenant: tenantId(VARIED.first + number) },
        extensions: { text: (text += 1) },
      }),
    }));
  const warms: number[] = [];
  const colds: number[] = [];
  const floors: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const alone = await measure(server, load, serverUrl, warm(), APOLLO);
    expectAll(alone.result, 200);
    const requests = cold();
    await change(parties, writer);
    const invalidated = await measure(server, load, serverUrl, requests, requests.length);
    expectAll(invalidated.result, 200);
    const plain = await measure(floor, load, floorUrl, requests, requests.length);
    if (round < 0) continue;
    warms.push(alone.cpu * 1_000);
    colds.push(invalidated.cpu * 1_000);
    floors.push(plain.cpu * 1_000);
  }
  report.ratio('resolvedFeatures, POST, cold: new text, nothing kept', 'us', median(colds), median(floors), 12);
  report.ratio('for comparison: executed by Apollo, inputs kept', 'us', median(warms), median(floors));
}

/** Latency of the first question about a tenant, in a registry of 200 features. */
async function benchColdTenants(report: Report, world: World, { load, floorUrl }: Parties): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const databaseUrl = await world.database('cold', async (client: Client) => {
    await insertTenants(client, 10_000, COLD_TENANTS, [benchTier]);
    await client.query(
      `insert into feature_registry (feature_key, feature_name, category, feature_type, default_value, display_order)
       select 'ui.bench.f' || n, 'Feature ' || n, 'ui', 'boolean', '{"enabled": true}', 1000 + n
       from generate_series(1, $1::int - (select count(*)::int from feature_registry)) n`,
      [COLD_FEATURES],
    );
    await client.query(
      `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin)
       select t.id, 'ui.bench.f' || (1 + right(t.id::text, 12)::int % 100), 'boolean', '{"enabled": false}', 'admin'
       from tenant t where t.id >= $1`,
      [tenantId(10_000)],
    );
  });
  const server = opened.use(await startChild<ServerMethods>('./server.child.ts', SERVER_CORE));
  const url = await server.call('start', settingsFor(databaseUrl));
  const headers = { authorization: `Bearer ${await tokenFor(null)}` };
  const requests = Array.from({ length: COLD_TENANTS }, (_, number) => ({
    path: '/graphql',
    headers,
    body: JSON.stringify({
      query: `query ($tenant: ID) { resolvedFeatures(tenantId: $tenant) { etag features { key enabled limit text json source reason } } }`,
      variables: { tenant: tenantId(10_000 + number) },
    }),
  }));
  const result = await load.call('run', url, requests, 1, 4);
  expectAll(result, 200);
  const plain = await load.call('run', floorUrl, requests.slice(0, 500), 1, 4);
  report.amount(
    `cold tenants, ${COLD_FEATURES} features, 4 at once: p95`,
    'ms',
    percentile(result.latencies, 95),
    50,
    percentile(plain.latencies, 95),
  );
}

/** Makes a change, and waits until the server has read it. */
async function change({ load, serverUrl }: Parties, writer: Writer): Promise<void> {
  const { revision } = await writer.touch();
  const headers = {
    authorization: `Bearer ${await tokenFor(tenantId(PLAIN.first))}`,
    'x-min-revision': String(revision),
  };
  const body = JSON.stringify({ query: '{ resolvedFeatures { revision } }' });
  const { status } = await load.call('one', serverUrl, { path: '/graphql', headers, body });
  if (status !== 200) throw new Error(`the change did not arrive: ${status}`);
}

async function copyAnswer({ load, floor, serverUrl }: Parties, request: LoadRequest): Promise<void> {
  const { status, headers, body } = await load.call('one', serverUrl, request);
  if (status !== 200) throw new Error(`unexpected answer ${status}: ${body.slice(0, 300)}`);
  const { connection: _1, date: _2, 'keep-alive': _3, ...sent } = headers;
  await floor.call('answerWith', body, sent);
}

async function measure(
  measured: Child<ServerMethods> | Child<HttpFloorMethods>,
  load: Child<HttpLoadMethods>,
  url: string,
  requests: readonly LoadRequest[],
  count: number,
): Promise<Round> {
  const before = await cpuOf(measured);
  const result = await load.call('run', url, requests, count / requests.length, CONNECTIONS);
  await pause(SETTLE);
  return { cpu: ((await cpuOf(measured)) - before) / count, result };
}

const cpuOf = (measured: Child<ServerMethods> | Child<HttpFloorMethods>): Promise<number> =>
  (measured as Child<ServerMethods>).call('cpu');

function expectAll({ statuses, errors }: LoadResult, status: number): void {
  if (Object.keys(statuses).join() !== String(status) || errors > 0) {
    throw new Error(`expected ${status} without errors, got ${JSON.stringify(statuses)}, ${errors} with errors`);
  }
}
