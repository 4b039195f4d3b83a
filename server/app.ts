import type { IncomingMessage } from 'node:http';
import { compiledFeatures } from '../seeds/features.ts';
import { seedDemo, seedRegistry } from '../seeds/seed.ts';
import { auditExportRoute } from './audit/audit-export-route.ts';
import { ApiKeys } from './api-keys/api-keys.ts';
import { createCallerVerifier } from './api-keys/caller-verifier.ts';
import { auditSeal } from './audit/audit-key.ts';
import type { Caller } from './auth/actor.ts';
import { bearerToken, callerOf } from './auth/caller.ts';
import { tokenSettings } from './auth/signing-secret.ts';
import { FirstSight } from './auth/first-sight.ts';
import { createTokenVerifier } from './auth/tokens.ts';
import { BadInput } from './errors.ts';
import { sealWith } from './changes/audit-seal.ts';
import { ChangeFeed, type FeedTimings } from './changes/change-feed.ts';
import { ChangeListener } from './changes/change-listener.ts';
import { DatabaseClock } from './changes/database-clock.ts';
import { expireIdempotencyKeys } from './changes/expire-idempotency-keys.ts';
import type { Config } from './config.ts';
import { createContext, type Services } from './context.ts';
import { openDatabase } from './database/open-database.ts';
import { createReadPool } from './database/read-pool.ts';
import { Sweeper } from './database/sweeper.ts';
import { transactionQuery } from './database/transaction.ts';
import type { CheckFeatures } from './demo/demo-actions.ts';
import { demoRoutes } from './demo/demo-routes.ts';
import { createErrorFormatter } from './transport/format-error.ts';
import { createSchema } from './graphql.ts';
import { ChangeEvents } from './live/change-events.ts';
import { LiveFeatures } from './live/live-features.ts';
import { createLiveMetrics } from './live/live-metrics.ts';
import { PropagationRecord } from './live/propagation-record.ts';
import type { Logger } from './logger.ts';
import { NodeHeartbeat } from './modes/node-heartbeat.ts';
import { ShadowRecorder } from './modes/shadow-recorder.ts';
import { pendingMigrations } from './orm.ts';
import { createMetrics } from './metrics.ts';
import { createInputSource } from './resolution/input-source.ts';
import { InputStore } from './resolution/input-store.ts';
import { Population } from './resolution/population.ts';
import { unknownFeature } from './resolution/resolve-features.ts';
import { SnapshotCache } from './resolution/snapshot-cache.ts';
import { UnknownKeys } from './resolution/unknown-keys.ts';
import { createDocumentCache } from './transport/document-cache.ts';
import { createHttp } from './transport/http.ts';
import { KeptAnswers } from './transport/kept-answers.ts';
import { originAllowed } from './transport/origin.ts';
import { createWebSocket } from './transport/websocket.ts';
import { expireUpgradeRequests } from './upgrade-requests/expire-upgrade-requests.ts';
import { UsageEvents } from './usage/usage-events.ts';

export interface App {
  /** Where it listens, as http://host:port. */
  readonly url: string;
  /** Ends everything that was started, in the order in which one needs the other. */
  close(): Promise<void>;
}

interface AppOptions {
  readonly logger: Logger;
  /** Others than those of the staleness contract: for tests, which cannot wait five minutes. */
  readonly timings?: FeedTimings | undefined;
}

/** The composition root: everything that lives as long as the process is made here, and nowhere else. */
export async function createApp(config: Config, { logger, timings }: AppOptions): Promise<App> {
  await using opened = new AsyncDisposableStack();
  const database = await openDatabase(config, logger);
  opened.defer(() => database.close());
  const { orm } = database;
  sealWith(orm, await auditSeal(config, logger));
  // Behind is what only the mode legacy lets a database be: then there may be no tables to seed.
  const seeds = (config.database === null || config.demo) && (await pendingMigrations(orm)).length === 0;
  if (seeds) await seedRegistry(orm, { pinnedMode: config.mode });
  if (seeds && config.demo) await seedDemo(orm, { pinnedMode: config.mode });

  const reads = createReadPool(database.url, logger);
  opened.defer(() => reads.close());
  const { query } = reads;
  const clock = new DatabaseClock();
  const store = new InputStore({ compiledFeatures, pinnedMode: config.mode });
  const source = createInputSource({ query, compiledFeatures, pinnedMode: config.mode, logger });
  const feed = new ChangeFeed({
    readHead: (after, isNews) => source.readHead(after, isNews),
    clock,
    timings,
    onBatch: (batch, inputs) => {
      store.apply(batch);
      if (inputs !== undefined) store.keep(inputs);
      // Before anything is published: a revoked key gets nothing of the revision that revoked it.
      apiKeys.changed(batch);
      if (batch.reset) propagation.reset(batch.revision);
      live.changed(batch);
      events.changed(batch);
    },
    onHealth: (error) =>
      error === undefined
        ? logger.info('the database answers again')
        : logger.warn({ err: error }, 'the database does not answer; what is kept is served while it may be'),
  });
  const apiKeys = new ApiKeys({ query, feed, logger });
  opened.defer(() => apiKeys.close());
  const cache = new SnapshotCache({
    load: (request) => source.load(request),
    clock,
    feed,
    store,
    onShadow: (tenantId) => shadow.note(tenantId),
  });
  // The mode is read with the catalog, which nobody may have asked for yet.
  const isShadow = async (): Promise<boolean> => {
    await cache.ensure([]);
    return store.mode === 'shadow';
  };
  const shadow = new ShadowRecorder({ orm, logger, compiledFeatures, isShadow });
  const metrics = createMetrics();
  const propagation = new PropagationRecord();
  const live = new LiveFeatures({
    feed,
    store,
    cache,
    clock,
    logger,
    onExecution: () => liveMetrics.executions.inc(),
    onFrames: (count) => liveMetrics.frames.inc(count),
    onPublished: (lag) => {
      liveMetrics.propagation.observe(lag / 1_000);
      propagation.note({ revision: store.revision, at: clock.now(), milliseconds: lag });
    },
  });
  const subscriberCount = (): number => live.subscribers + events.subscribers + usageEvents.subscribers;
  const liveMetrics = createLiveMetrics(metrics.registry, {
    subscribers: subscriberCount,
    watchedTenants: () => live.watched,
    revision: () => feed.revision,
    feedAgeSeconds: () => feed.age / 1_000,
  });
  const events = new ChangeEvents({ logger });
  const usageEvents = new UsageEvents({ query, cache, clock, logger });
  opened.defer(() => usageEvents.close());
  opened.defer(() => events.close());
  opened.defer(() => live.close());
  await feed.start();
  opened.defer(() => feed.close());
  shadow.start();
  opened.defer(() => shadow.close());
  const heartbeat = new NodeHeartbeat({ orm, pinnedMode: config.mode, logger });
  await heartbeat.start();
  opened.defer(() => heartbeat.close());
  const listener = new ChangeListener({ databaseUrl: database.listenUrl, logger, onHint: () => feed.hint() });
  listener.start();
  opened.defer(() => listener.close());

  const sweeper = new Sweeper({
    sweeps: [
      { what: 'upgrade requests expired', run: () => expireUpgradeRequests(orm.em, { pinnedMode: config.mode }) },
      { what: 'idempotency keys expired', run: () => expireIdempotencyKeys(transactionQuery(orm.em.fork())) },
    ],
    logger,
  });
  sweeper.start();
  opened.defer(() => sweeper.close());

  const schema = createSchema();
  const documents = createDocumentCache(schema, { introspection: config.introspection });
  const tokens = await tokenSettings(config);
  const people = new FirstSight({
    query: (sql, parameters) => transactionQuery(orm.em.fork())(sql, parameters),
    logger,
  });
  opened.defer(() => people.close());
  const verifier = createCallerVerifier(createTokenVerifier(tokens), apiKeys, people);
  const formatError = createErrorFormatter(logger, { hideSuggestions: !config.introspection });
  const services: Services = {
    orm,
    feed,
    cache,
    events,
    usageEvents,
    clock,
    population: new Population({
      em: orm.em,
      compiledFeatures,
      pinnedMode: config.mode,
      applied: () => store,
      now: () => clock.now(),
    }),
    liveStatus: () => ({
      revision: feed.revision,
      epoch: store.epoch,
      at: clock.now(),
      feedAgeMilliseconds: feed.age,
      freshness: feed.freshness,
      isStale: feed.freshness !== 'live',
      isListening: listener.listening,
      socketCount: sockets.socketCount,
      subscriberCount: subscriberCount(),
      watchedTenantCount: live.watched,
      propagation: {
        sentCount: propagation.sentCount,
        p50: propagation.quantile(0.5),
        p99: propagation.quantile(0.99),
        samples: propagation.samples,
      },
    }),
    logger,
    unknownKeys: new UnknownKeys(logger),
    pinnedMode: config.mode,
  };
  const keptAnswers = new KeptAnswers({ schema, documents, verifier, cache });

  const callerFrom = async (request: IncomingMessage): Promise<Caller | null> => {
    const token = bearerToken(request.headers.authorization);
    return token === null ? null : callerOf(await verifier.verify(token), request, config.trustedProxies);
  };
  const http = await createHttp({
    config,
    schema,
    documents,
    formatError,
    logger,
    metrics,
    keptAnswers,
    health: {
      check: async () => ({
        database: await feed.poll().then(
          () => null,
          () => 'cannot be reached',
        ),
        feed: feed.freshness === 'live' ? null : 'has not heard from the database lately',
      }),
    },
    createContext: async (request) => createContext(services, await callerFrom(request), minRevisionOf(request)),
    routes: (routes) => {
      auditExportRoute(routes, { orm, callerFrom });
      if (config.demo) demoRoutes(routes, { tokens, callerFrom, checkFeatures: checkFeatures(cache) });
    },
  });
  opened.defer(() => http.close());
  const sockets = createWebSocket({
    server: http.server,
    path: '/graphql',
    schema,
    documents,
    verifier,
    apiKeys,
    live,
    createContext: (caller) => createContext(services, caller),
    formatError,
    originAllowed: (request) => originAllowed(request, config),
    trustedProxies: config.trustedProxies,
    logger,
    metrics,
  });
  http.onDrain(() => sockets.close());
  const url = await http.listen();

  const all = opened.move();
  return { url, close: () => all.disposeAsync() };
}

/** What the demo's own server asks before it does anything: never older than the question. */
function checkFeatures(cache: SnapshotCache): CheckFeatures {
  return async (tenantId, keys) => {
    const { content } = await cache.decide(tenantId);
    return keys.map((key) => content.feature(key) ?? unknownFeature(key));
  };
}

/** @throws BadInput where it is no revision: who sends one relies on it. */
function minRevisionOf(request: IncomingMessage): number | null {
  const header = request.headers['x-min-revision'];
  if (header === undefined) return null;
  const revision = typeof header === 'string' && /^\d{1,16}$/.test(header) ? Number(header) : Number.NaN;
  if (Number.isSafeInteger(revision)) return revision;
  throw new BadInput('x-min-revision is a revision: a whole number, such as 42.');
}
