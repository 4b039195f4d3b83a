import helmet from '@fastify/helmet';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Config } from '../config.ts';
import { StartupError } from '../database/startup-error.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { createApollo } from './apollo.ts';
import type { DocumentCache } from './document-cache.ts';
import { createFront } from './front.ts';
import { asGraphQLError, graphqlError, thrownCode } from './graphql-error.ts';
import { guardOperation } from './guard-operation.ts';
import { serveHealth, type Health } from './health.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { findClientFolder, serveStaticPages } from './static-pages.ts';

/** What the HTTP side is made of; app.ts builds the parts. */
export interface HttpOptions<C extends object> {
  readonly config: Pick<Config, 'host' | 'port' | 'demo' | 'introspection' | 'allowedOrigins' | 'trustedProxies'>;
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  /** @throws Unauthenticated, Refusal: answered as GraphQL errors. */
  readonly createContext: (request: IncomingMessage) => Promise<C>;
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly keptAnswers?: Pick<KeptAnswers, 'tryAnswer'>;
  /** More routes, such as the demo's. */
  readonly routes?: (app: FastifyInstance) => void;
  /** The built client; by default where the build puts it. Null: no pages. */
  readonly clientFolder?: string | null;
}

/** The listening part. Sockets are added to `server` by whoever speaks their protocol. */
export interface Http {
  readonly server: Server;
  /** Registers what must end when the server stops, sockets above all; may be called until `close`. */
  onDrain(end: () => Promise<void>): void;
  /**
   * @returns the address, as http://host:port.
   * @throws StartupError where the port is taken or the address is not ours.
   */
  listen(): Promise<string>;
  /** Refuses new requests, lets running ones finish, closes connections. */
  close(): Promise<void>;
}

const DRAIN_TIMEOUT_MS = 5000;

export async function createHttp<C extends object>(options: HttpOptions<C>): Promise<Http> {
  const { config, schema, documents, logger, metrics, health, formatError } = options;
  const drains: (() => Promise<void>)[] = [];
  let draining = false;
  const front = createFront({
    origins: config,
    metrics,
    keptAnswers: options.keptAnswers,
    isDraining: () => draining,
  });
  const app: FastifyInstance = Fastify({
    serverFactory: (handler) => createServer({ requestTimeout: 30_000 }, front.listener(handler)), // 30 seconds for a whole request
    forceCloseConnections: 'idle',
    exposeHeadRoutes: true,
  });
  const { server } = app;

  await secure(app, config.trustedProxies > 0);
  readBodiesFrom(app, front.bodyOf);
  measureRequests(app, metrics);
  answerErrors(app, logger);
  app.addHook('onSend', async (_request, reply) => {
    // A request that was running when the end began: its connection would otherwise idle on and hold the end up.
    if (draining) void reply.header('connection', 'close');
  });

  const apollo = createApollo<C>({
    schema,
    documents,
    introspection: config.introspection,
    formatError,
    logger,
    metrics,
    drain: async () => {
      draining = true;
      // A client that neither reads nor goes away must not keep the process from ending.
      const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
      await Promise.all([app.close(), ...drains.map((end) => end())]);
      clearTimeout(deadline);
    },
  });
  await apollo.start();

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: guardOperation({ schema, documents, formatError }),
    handler: fastifyApolloHandler(apollo, {
      context: (request: FastifyRequest) =>
        options.createContext(request.raw).catch((error: unknown) => {
          throw contextError(error);
        }),
    }),
    onSend: async (_request, reply) => {
      const vary = reply.raw.getHeader('vary');
      void reply.headers({
        'cache-control': 'private',
        vary: typeof vary === 'string' ? `authorization, ${vary}` : 'authorization',
      });
    },
  });
  serveHealth(app, health, () => draining);
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  options.routes?.(app);
  const clientFolder = options.clientFolder === undefined ? findClientFolder() : options.clientFolder;
  if (clientFolder !== null) {
    await serveStaticPages(app, clientFolder, config);
  }

  return {
    server,
    onDrain: (end) => {
      drains.push(end);
    },
    listen: async () => {
      try {
        return await app.listen({ host: config.host, port: config.port });
      } catch (error) {
        throw listenError(error, config);
      }
    },
    close: () => apollo.stop(),
  };
}

async function secure(app: FastifyInstance, behindProxy: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Over plain HTTP the header means nothing; encryption is the proxy's.
    strictTransportSecurity: behindProxy,
    // Allowed foreign origins must be able to read answers; who they are is decided by CORS.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
}

function readBodiesFrom(app: FastifyInstance, bodyOf: (request: IncomingMessage) => Buffer | undefined): void {
  // The front has read the body already; reading the stream again would wait for ever.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', (request, _stream, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      done(Object.assign(new Error('Bodies are read uncompressed only.'), { statusCode: 415 }));
      return;
    }
    void parse(request, bodyOf(request.raw)?.toString('utf8') ?? '', done);
  });
}

function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.httpSeconds.observe(
      // The route's pattern and never the address: strangers make addresses up.
      { route: request.routeOptions.url ?? 'none', method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
}

function answerErrors(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      logger.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed');
      return reply.code(status).send(graphqlError('INTERNAL_SERVER_ERROR', 'Something went wrong here.'));
    }
    return reply.code(status).send(graphqlError('BAD_USER_INPUT', error.message));
  });
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).send(graphqlError('NOT_FOUND', 'Nothing is here.')),
  );
}

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  FEATURE_SERVICE_UNAVAILABLE: 503,
};

function contextError(thrown: unknown): GraphQLError {
  const error = asGraphQLError(thrown);
  const code = thrownCode(error);
  const status = code === undefined ? undefined : STATUS[code];
  return Object.assign(error, { extensions: { ...error.extensions, http: { status: status ?? 500 } } });
}

function listenError(error: unknown, { host, port }: { readonly host: string; readonly port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new StartupError(`Port ${port} on ${host} is taken; stop what uses it, or choose another one with PORT.`);
    case 'EACCES':
      return new StartupError(`Port ${port} may not be opened by this user; choose one from 1024 on with PORT.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartupError(`HOST ${host} is not an address of this machine; set it to 127.0.0.1 or 0.0.0.0.`);
    default:
      return error;
  }
}
