import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { MikroORM } from '@mikro-orm/postgresql';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import type { Query } from '../../server/database/query.ts';
import type { Resolution } from '../../server/resolution/resolved.ts';
import { graphql, type GraphqlAnswer, token } from '../support/app.ts';
import type { TestDatabase } from '../support/database.ts';
import { LiveClient } from '../support/live-client.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';
import { type Effects, MoneyModel } from './money-model.ts';

export interface Node {
  url: string;
  alive: boolean;
  /** Ends it without a word. */
  kill?: () => Promise<void>;
  /** Starts it again at the same address. */
  start?: () => Promise<void>;
  /** Between it and its database. */
  readonly network?: TcpProxy;
}

/** A mutation, and what it makes of the model where it is accepted; throws where it may not be accepted. */
export interface Edit {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly who: string;
  readonly select?: string;
  effects(model: MoneyModel, payload: Record<string, unknown>): Effects;
  /** P20b: what was accepted as on is on, right after it. Throws where it is not. */
  holds?(model: MoneyModel): void;
}

export interface Told {
  /** Null where it was refused. */
  readonly revision: number | null;
  readonly code: string | null;
  readonly payload: Record<string, unknown>;
}

export const people: readonly string[] = Object.values(tenantIds).slice(0, 4);
const limitKeys = ['limits.max_flows', 'limits.max_file_upload_size_mb'] as const;

/** API keys by who uses them. All but the first may write nothing, or nothing of another tenant. */
const machines = {
  'ada by key': { access: 'ADMIN', tenantId: null },
  'reader of all': { access: 'READ', tenantId: null },
  'reader of one': { access: 'READ', tenantId: people[0] },
  'admin key of one': { access: 'ADMIN', tenantId: people[3] },
  'revoked key': { access: 'ADMIN', tenantId: null },
};
export const machinesThatMayNot = Object.keys(machines).slice(1);
/** A key acts for whoever made it. */
export const personOf = (who: string): string => who.replace(' by key', '');
const FEATURES = `revision asOf stale features { key enabled limit unlimited reason source upgradable pendingRequestId blockedBy }
  models { id } components { key }`;
interface Answer {
  readonly revision: string;
  readonly asOf: string;
  readonly stale: boolean;
  readonly features: readonly { readonly key: string; readonly enabled: boolean }[];
  readonly models: readonly { readonly id: string }[];
  readonly components: readonly { readonly key: string }[];
}

/** A way to the database that can be cut. */
export async function proxyTo({ url }: TestDatabase): Promise<{ readonly url: string; readonly network: TcpProxy }> {
  const address = new URL(url);
  const network = await startTcpProxy(Number(address.port), address.hostname);
  address.port = String(network.port);
  return { url: address.href, network };
}

/** Two servers over one database, who asks them, and what was seen. */
export class MoneyWorld {
  readonly tally: Record<string, number> = {};
  /** The longest time in ms after a commit was answered at which a node began to give an older answer for display. */
  worstWindow = 0;
  readonly #commits: { readonly revision: number; readonly at: number }[] = [];
  readonly #subscribers: { readonly tenantId: string; readonly client: LiveClient }[] = [];
  readonly #tokens = new Map<string, string>();
  readonly #faults: string[] = [];
  readonly #closing = new AbortController();
  #probes: Promise<void>[] = [];
  #restarts: Promise<void> = Promise.resolve();
  readonly database: TestDatabase;
  readonly nodes: readonly [Node, Node];
  readonly orm: MikroORM;

  constructor(database: TestDatabase, nodes: readonly [Node, Node], orm: MikroORM) {
    this.database = database;
    this.nodes = nodes;
    this.orm = orm;
  }

  readonly query: Query = <Row>(sql: string, parameters: readonly unknown[]) =>
    this.database.query(sql, parameters) as Promise<Row[]>;

  count(what: string): void {
    this.tally[what] = (this.tally[what] ?? 0) + 1;
  }

  async open(): Promise<void> {
    for (const subject of ['ada', 'bob']) this.#tokens.set(subject, await token({ subject, lifetime: 36_000 }));
    for (const tenant of people) {
      for (const role of ['member', 'tenant_admin'] as const) {
        const subject = `${role}:${tenant}`;
        this.#tokens.set(subject, await token({ tenant, role, subject, lifetime: 36_000 }));
      }
    }
    for (const [name, given] of Object.entries(machines)) {
      const created = await this.#admin('createApiKey', { name, ...given }, 'secret apiKey { id }');
      this.#tokens.set(name, String(created['secret']));
      const { id } = created['apiKey'] as { id: string };
      if (name === 'revoked key') await this.#admin('revokeApiKey', { id, reason: 'a test' }, 'revision');
    }
    for (const tenantId of people.slice(0, 3)) {
      for (const node of this.nodes) {
        const address = `${node.url.replace('http', 'ws')}/graphql`;
        const client = new LiveClient(address, this.bearer(`member:${tenantId}`));
        this.#subscribers.push({ tenantId, client });
        await client.until(({ updates }) => updates.length > 0);
      }
    }
    this.#probes = this.nodes.map((node) => this.#probe(node));
  }

  async #admin(name: string, input: object, select: string): Promise<Record<string, unknown>> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const source = `mutation ($input: ${type}!) { ${name}(input: $input) { ${select} } }`;
    const { data } = await graphql(this.nodes[0].url, this.bearer('ada'), source, { input });
    return data?.[name] as Record<string, unknown>;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#probes);
    await this.#restarts;
    for (const { client } of this.#subscribers) await client.close();
  }

  bearer(who: string): string {
    return this.#tokens.get(who) ?? 'nobody';
  }

  /** Kills a server; it starts again meanwhile. */
  async kill(place: number): Promise<void> {
    await this.#restarts;
    const node = this.node(place);
    if (node.kill === undefined) return;
    node.alive = false;
    await node.kill();
    this.count('kills');
    const back = async (): Promise<void> => {
      await node.start?.();
      await until('it is ready', async () => (await fetch(`${node.url}/readyz`)).ok, 30_000);
      node.alive = true;
    };
    this.#restarts = back();
    this.#restarts.catch((error: unknown) => this.#faults.push(`restart: ${String(error)}`));
  }

  /** Cuts a server off from its database, and waits after `work` until it knows everything again. */
  async cutOff(node: Node, work: () => Promise<void>): Promise<void> {
    await this.#restarts;
    if (node.network === undefined) return;
    node.alive = false;
    node.network.cut();
    try {
      await work();
    } finally {
      node.network.restore();
    }
    await until('it has its database again', async () => (await fetch(`${node.url}/readyz`)).ok, 30_000);
    node.alive = true;
    this.count('cuts');
  }

  node(place: number): Node {
    return place % 2 === 0 ? this.nodes[0] : this.nodes[1];
  }

  /** Asks one server, and where that one dies or cannot answer, the other: with the same key, so that it happens once. */
  async mutate({ name, input, who, select = '' }: Edit, place: number): Promise<Told> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const source = `mutation ($input: ${type}!) { ${name}(input: $input) { revision problem { code } ${select} } }`;
    const variables = { input: { ...input, idempotencyKey: randomUUID() } };
    for (let attempt = place; attempt < place + 40; attempt += 1) {
      const answer = await graphql(this.node(attempt).url, this.bearer(who), source, variables).catch(() => null);
      const told = answer && toldBy(answer, name);
      if (told !== null && told.code !== 'FEATURE_SERVICE_UNAVAILABLE') {
        if (told.revision !== null) this.#commits.push({ revision: told.revision, at: performance.now() });
        this.count(`${name} ${told.code ?? 'done'}`);
        return told;
      }
      this.count('asked again');
      await delay(50);
    }
    throw new Error(`${name} was not answered`);
  }

  /** What a server answers to a super admin; nothing where it refuses. */
  async ask(node: Node, source: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
    const answer = await graphql(node.url, this.bearer('ada'), source, variables).catch(() => null);
    return { ...answer?.data };
  }

  /** P18, P22, P24: both servers give what the model says, at once where it is asked to be allowed, by minRevision where it is shown. */
  async agree(model: MoneyModel, tenantId: string, keys: readonly string[]): Promise<void> {
    const features = keys.map((key, at) => `c${at}: checkFeature(key: "${key}", tenantId: $t) { enabled limit }`);
    const questions = limitKeys.flatMap((key) => {
      const most = model.of(tenantId, key).limit ?? 1_000_000;
      return [most + 1, most, most - 1].map((current, at) => ({
        key,
        current: Math.max(0, current),
        requested: 1 + (at % 2),
      }));
    });
    const limits = questions.map(
      ({ key, current, requested }, at) =>
        `l${at}: checkLimit(key: "${key}", current: ${current}, requested: ${requested}, tenantId: $t) { allowed limit unlimited reason }`,
    );
    const checks = [...features, ...limits].join(' ');
    const shown = `query ($t: ID, $r: Revision) { resolvedFeatures(tenantId: $t, minRevision: $r) { ${FEATURES} } }`;
    for (const node of this.nodes) {
      if (!node.alive) continue;
      const bearer = this.bearer('ada');
      const variables = { t: tenantId, r: String(model.revision) };
      const before = Date.now();
      const allowed = await graphql(node.url, bearer, `query ($t: ID) { ${checks} }`, { t: tenantId }).catch(
        () => null,
      );
      const answer = await graphql(node.url, bearer, shown, variables).catch(() => null);
      if (!node.alive) continue;
      const after = Date.now();
      const resolved = answer?.data?.['resolvedFeatures'] as Answer | undefined;
      if (resolved === undefined || allowed?.data == null) {
        throw new Error(`no answer: ${JSON.stringify([answer, allowed])}`);
      }
      if (resolved.stale) throw new Error('stale');
      if (Number(resolved.revision) < model.revision) throw new Error(`older than was asked for: ${resolved.revision}`);
      const expected = model.resolve(tenantId, Date.parse(resolved.asOf));
      const difference = differs(resolved, expected);
      if (difference !== null) throw new Error(`at ${model.revision} ${tenantId}: ${difference}`);
      for (const [at, key] of keys.entries()) {
        const told = allowed.data[`c${at}`] as { enabled: boolean; limit: number | null };
        const fits = [before, after].some((now) => {
          const { enabled, limit } = model.of(tenantId, key, now);
          return told.enabled === enabled && told.limit === limit;
        });
        if (!fits) {
          throw new Error(
            `checkFeature ${key} of ${tenantId} at ${model.revision}: ${JSON.stringify([told, model.of(tenantId, key, after)])}`,
          );
        }
      }
      for (const [at, { key, current, requested }] of questions.entries()) {
        const told = allowed.data[`l${at}`];
        const expectedAt = (now: number) => {
          const { enabled, limit, unlimited, reason } = model.of(tenantId, key, now);
          const fits = enabled && (unlimited || current + requested <= (limit ?? 0));
          return { allowed: fits, limit, unlimited, reason };
        };
        if (![before, after].some((now) => isDeepStrictEqual({ ...(told as object) }, expectedAt(now)))) {
          throw new Error(
            `checkLimit ${key} ${current} + ${requested} of ${tenantId} at ${model.revision}: ${JSON.stringify([told, expectedAt(after)])}`,
          );
        }
        this.count('limits compared');
      }
      this.count('answers compared');
    }
  }

  /** What must hold when nobody writes any more. */
  async settle(model: MoneyModel): Promise<void> {
    await this.#restarts;
    // P18: the rows.
    const rows = await MoneyModel.read(this.query);
    const wrong = [...new Set([...model.cells.keys(), ...rows.cells.keys()])].filter(
      (name) => !isDeepStrictEqual(model.cells.get(name), rows.cells.get(name)),
    );
    if (wrong.length > 0 || rows.revision !== model.revision) {
      const told = wrong.map((name) => [name, model.cells.get(name), rows.cells.get(name)]);
      throw new Error(`rows at ${rows.revision}, model at ${model.revision}: ${JSON.stringify(told)}`);
    }
    // P20: the log.
    const report = await verifyAudit({ em: this.orm.em.fork() });
    if (!report.ok) {
      throw new Error(`the log: ${JSON.stringify([report.chain.tampering, report.differences.slice(0, 5)])}`);
    }
    // P21: requests and what they gave.
    const [bad] = await this.database.query<{ double: number; open: number; steps: number }>(`select
      (select count(*)::int from upgrade_request r where (r.status = 'approved') <>
        (select count(*) = 1 from tenant_feature_override o where o.request_id = r.id and o.feature_key = r.feature_key
           and o.created_at = (select min(created_at) from tenant_feature_override x where x.request_id = r.id))) as double,
      (select count(*)::int from (select 1 from upgrade_request where status = 'pending' group by tenant_id, feature_key
         having count(*) > 1) twice) as open,
      (select count(*)::int from (select new_value ->> 'requestId' from feature_audit_log where action = 'request'
         group by 1 having count(*) > 2 or count(*) filter (where new_value ->> 'status' <> 'pending') > 1) steps) as steps`);
    if (!isDeepStrictEqual({ ...bad }, { double: 0, open: 0, steps: 0 })) throw new Error(JSON.stringify(bad));
    // P23c: the copy for the old system.
    for (const tier of await this.database.query<{ id: string; features: unknown }>(
      'select id, features from license_tier',
    )) {
      const [now, old] = [model.resolveTier(tier.id), model.resolveTier(tier.id, 'legacy', tier.features)];
      for (const [at, { key, enabled, limit }] of now.features.entries()) {
        const copied = old.features[at];
        if (copied?.key !== key || copied.enabled !== enabled || copied.limit !== limit) {
          throw new Error(`copy of ${tier.id} ${key}: ${JSON.stringify([enabled, limit, copied])}`);
        }
      }
    }
    // P27: who listens.
    for (const { tenantId, client } of this.#subscribers) {
      await until(
        `a subscriber of ${tenantId} holds what it has`,
        () =>
          model.resolve(tenantId, Date.now()).features.every(({ key, enabled, limit, reason }) => {
            const held = client.features.get(key);
            return held?.enabled === enabled && held.limit === limit && held.reason === reason;
          }),
        20_000,
      );
      const revisions = client.updates.map(({ revision }) => Number(revision));
      if (revisions.some((revision, at) => revision < (revisions[at - 1] ?? 0))) {
        this.#faults.push(`fell: ${revisions.join(' ')}`);
      }
      if (client.misfits > 0 || client.error !== undefined) this.#faults.push(`subscriber: ${String(client.error)}`);
    }
    if (this.#faults.length > 0) throw new Error(this.#faults.join('\n'));
    this.count('worlds settled');
  }

  get updates(): number {
    return this.#subscribers.reduce((sum, { client }) => sum + client.updates.length, 0);
  }

  /** Asks for display all the time, and sees how old the answers are. */
  async #probe(node: Node): Promise<void> {
    let last = 0;
    for (let round = 0; !this.#closing.signal.aborted; round += 1) {
      await delay(15);
      if (!node.alive) continue;
      const at = performance.now();
      const source = `query ($t: ID) { resolvedFeatures(tenantId: $t) { revision } }`;
      const tenantId = people[round % people.length];
      const answer = await graphql(node.url, this.bearer('ada'), source, { t: tenantId }).catch(() => null);
      const told = answer?.data?.['resolvedFeatures'] as { revision: string } | undefined;
      if (told === undefined || !node.alive) continue;
      const revision = Number(told.revision);
      if (revision < last) this.#faults.push(`${node.url} went from ${last} back to ${revision}`);
      last = revision;
      this.count('probes');
      const newer = this.#commits.filter((commit) => commit.revision > revision && commit.at < at);
      for (const commit of newer) this.worstWindow = Math.max(this.worstWindow, at - commit.at);
    }
  }
}

function toldBy({ data, errors }: GraphqlAnswer, name: string): Told {
  const payload = data?.[name] as { revision: string | null; problem: { code: string } | null } | undefined;
  if (payload === undefined) {
    return { revision: null, code: String(errors?.[0]?.extensions['code']), payload: {} };
  }
  const revision = payload.revision === null ? null : Number(payload.revision);
  return { revision, code: payload.problem?.code ?? null, payload: { ...payload } };
}

function differs(answer: Answer, expected: Resolution): string | null {
  const fields = ({
    key,
    enabled,
    limit,
    unlimited,
    reason,
    source,
    upgradable,
    pendingRequestId,
    blockedBy,
  }: Resolution['features'][number]) => ({
    key,
    enabled,
    limit,
    unlimited,
    reason,
    source,
    upgradable,
    pendingRequestId,
    blockedBy,
  });
  for (const [at, feature] of expected.features.entries()) {
    const told = answer.features[at];
    if (!isDeepStrictEqual({ ...told }, fields(feature))) return JSON.stringify([told, fields(feature)]);
  }
  if (answer.features.length !== expected.features.length) return 'other features';
  const models = expected.models.map(({ id }) => id).toSorted();
  if (!isDeepStrictEqual(answer.models.map(({ id }) => id).toSorted(), models)) return 'other models';
  const components = expected.components.map(({ key }) => key).toSorted();
  return isDeepStrictEqual(answer.components.map(({ key }) => key).toSorted(), components) ? null : 'other components';
}
