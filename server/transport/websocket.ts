import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  execute,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import { handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import type { Logger } from 'pino';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { ApiKeys } from '../api-keys/api-keys.ts';
import type { Caller } from '../auth/actor.ts';
import { bearerToken, callerOf, clientAddress } from '../auth/caller.ts';
import { authorize } from '../auth/can.ts';
import type { TokenVerifier } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { Unauthenticated } from '../errors.ts';
import type { LiveFeatures } from '../live/live-features.ts';
import { LiveSubscription } from '../live/live-subscription.ts';
import { type SharedRequest, sharedRequest } from '../live/shared-operation.ts';
import { type Outlet, Subscriber } from '../live/subscriber.ts';
import type { Metrics } from '../metrics.ts';
import type { DocumentCache } from './document-cache.ts';
import { EventSubscription, subscribedField } from './event-subscription.ts';
import { asGraphQLError } from './graphql-error.ts';
import { checkLimits, limitError, limits } from './limits.ts';
import { measureOperation } from './measure-operation.ts';
import { pathOf } from './request-path.ts';
import { type Watched, watchSockets } from './socket-liveness.ts';
import { createSocketQuota } from './socket-quota.ts';
import { CLOSE_WAIT, SocketOutlet } from './socket-outlet.ts';

interface WebSocketOptions {
  readonly server: Server;
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  readonly verifier: TokenVerifier;
  readonly apiKeys: ApiKeys;
  readonly live: LiveFeatures;
  readonly createContext: (caller: Caller) => Context;
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError;
  /** Whether a page of this origin may open a socket; the same rule as for HTTP. */
  readonly originAllowed: (request: IncomingMessage) => boolean;
  readonly trustedProxies: number;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'graphqlSeconds'>;
}

interface WebSocketTransport {
  /** Sockets that are open. */
  readonly socketCount: number;
  close(): Promise<void>;
}

interface Extra {
  readonly socket: WebSocket;
  /** What the socket was made of. */
  readonly stream: Duplex;
  readonly watched: Watched;
  /** Undefined once the client has said who it is: headers are not worth keeping for as long as a socket is open. */
  request: IncomingMessage | undefined;
  caller?: Caller;
}

/** Lives as long as its subscription, so it holds neither an entity manager nor loaders: they remember what they have read. */
interface LiveContext {
  readonly caller: Caller;
  readonly outlet: Outlet;
  readonly operationId: string;
}

const LIVE_FIELDS: ReadonlySet<string> = new Set(['resolvedFeaturesChanged']);
const TRY_AGAIN = 1013; // of the codes that say "not now", one that stock clients come back after
const MOST_UNREAD = 4 * 1_024 * 1_024; // bytes: more than the answers of all operations that a socket may run

/** GraphQL over WebSocket (graphql-transport-ws), on the HTTP server's port. */
export function createWebSocket(options: WebSocketOptions): WebSocketTransport {
  const { server, path, logger } = options;
  const sockets = new Map<WebSocket, Watched>();
  const quota = createSocketQuota();
  // Compression costs 5 to 10 times the CPU and a quarter of a megabyte per socket.
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const protocol = makeServer<Record<string, unknown>, Extra>(protocolOptions(options));
  const stopWatching = watchSockets(sockets);

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (pathOf(request) !== path) return refuse(socket, '404 Not Found');
    if (!options.originAllowed(request)) return refuse(socket, '403 Forbidden');
    const giveBack = quota.take(clientAddress(request, options.trustedProxies));
    if (giveBack === null) return refuse(socket, '429 Too Many Requests');
    socket.once('close', giveBack);
    return wss.handleUpgrade(request, socket, head, (accepted) => onConnection(accepted, socket, request));
  };

  const onConnection = (socket: WebSocket, stream: Duplex, request: IncomingMessage): void => {
    const watched: Watched = { expiresAt: Number.POSITIVE_INFINITY, alive: true };
    sockets.set(socket, watched);
    socket.on('pong', () => (watched.alive = true));
    // Too large a frame or broken framing: ws closes with the right code by itself.
    socket.on('error', (error) => logger.debug({ err: error }, 'a socket broke'));
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data: RawData) => {
            if (socket.bufferedAmount > MOST_UNREAD) {
              logger.info('a client asks on without reading the answers and was disconnected');
              socket.terminate();
              return;
            }
            handle(text(data)).catch((error: unknown) => {
              logger.error({ err: error }, 'a message could not be handled');
              socket.close(TRY_AGAIN, 'Something went wrong here; try again.');
            });
          }),
      },
      { socket, stream, request, watched },
    );
    socket.once('close', (code, reason) => {
      sockets.delete(socket);
      closed(code, reason.toString()).catch((error: unknown) =>
        logger.error({ err: error }, 'a socket did not close cleanly'),
      );
    });
  };

  options.apiKeys.onEnd((keys, code, reason) => {
    for (const [socket, { keyId }] of sockets) {
      if (keyId !== undefined && (keys === 'all' || keys.has(keyId))) socket.close(code, reason);
    }
  });
  server.on('upgrade', onUpgrade);
  return {
    get socketCount() {
      return sockets.size;
    },
    close: async () => {
      server.off('upgrade', onUpgrade);
      stopWatching();
      for (const socket of sockets.keys()) socket.close(1001, 'The server is going away; connect again.');
      const deadline = setTimeout(() => wss.clients.forEach((socket) => socket.terminate()), CLOSE_WAIT);
      await Promise.all([...wss.clients].map((socket) => new Promise((done) => socket.once('close', done))));
      clearTimeout(deadline);
      wss.close();
    },
  };
}

function protocolOptions(options: WebSocketOptions): ServerOptions<Record<string, unknown>, Extra> {
  const { schema, documents, verifier, formatError, logger } = options;
  return {
    onConnect: async ({ connectionParams, extra }) => {
      try {
        const token = bearerToken(connectionParams?.['authorization'] ?? connectionParams?.['Authorization']);
        if (token === null || extra.request === undefined) throw new Unauthenticated();
        const actor = await verifier.verify(token);
        extra.caller = callerOf(actor, extra.request, options.trustedProxies);
        extra.request = undefined;
        extra.watched.expiresAt = actor.expiresAt;
        if (actor.key !== undefined) extra.watched.keyId = actor.key.id;
        return true;
      } catch (error) {
        if (error instanceof Unauthenticated) extra.socket.close(4403, closeReason(error.message));
        else extra.socket.close(TRY_AGAIN, 'Tokens cannot be checked right now; try again.');
        return false;
      }
    },
    onSubscribe: async ({ extra, subscriptions }, id, { query, operationName, variables }) => {
      try {
        if (Object.keys(subscriptions).length > limits.operationsPerSocket) {
          throw limitError(`A socket runs at most ${limits.operationsPerSocket} operations at once.`);
        }
        const prepared = documents.prepare(query);
        if (!prepared.ok) return [...prepared.errors];
        checkLimits(schema, prepared.document, operationName, variables);
        if (extra.caller === undefined) throw new Unauthenticated();
        if (!(await mayGoOn(extra, options.apiKeys))) throw new Unauthenticated('The socket is closed.');
        const isLive = getOperationAST(prepared.document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
        const contextValue: Context | LiveContext = isLive
          ? { caller: extra.caller, outlet: new SocketOutlet(extra.socket, extra.stream), operationId: id }
          : options.createContext(extra.caller);
        return {
          schema,
          document: prepared.document,
          operationName: operationName ?? null,
          variableValues: variables ?? {},
          contextValue,
        };
      } catch (error) {
        if (!(error instanceof GraphQLError)) logger.error({ err: error }, 'an operation could not begin');
        return [asGraphQLError(error)];
      }
    },
    execute: async (args: ExecutionArgs) => {
      const started = performance.now();
      const result = await execute(args);
      measureOperation(options.metrics, schema, { ...toMeasure(args, started), errors: result.errors });
      return result;
    },
    subscribe: (args: ExecutionArgs) =>
      LIVE_FIELDS.has(subscribedField(args.document, args.operationName) ?? '')
        ? openLive(args, options)
        : openEvents(args, options),
    onNext: (_context, _id, _payload, _args, result) =>
      result.errors && {
        errors: result.errors.map(formatError),
        ...(result.data === undefined ? {} : { data: result.data }),
      },
    onError: (_context, _id, _payload, errors) => errors.map(formatError),
  };
}

/**
 * A socket outlives the moment in which its key was checked, so each of its operations passes the barrier again: by then the
 * change that revoked the key has closed the socket.
 */
async function mayGoOn({ caller, socket }: Extra, apiKeys: ApiKeys): Promise<boolean> {
  if (caller?.actor.key === undefined) return true;
  await apiKeys.barrier().catch(() => socket.close(TRY_AGAIN, 'API keys cannot be checked right now; connect again.'));
  return socket.readyState === socket.OPEN;
}

/** A live operation: everything about it is decided here, its events come from LiveFeatures. */
function openLive(
  args: ExecutionArgs,
  { schema, live, metrics }: WebSocketOptions,
): LiveSubscription | { errors: GraphQLError[] } {
  const { caller, outlet, operationId } = args.contextValue as LiveContext;
  let shared: SharedRequest | undefined;
  try {
    shared = sharedRequest(schema, args, LIVE_FIELDS);
  } catch (error) {
    // Such as null in a condition: thrown on, it would end the socket with all its operations.
    return { errors: [asGraphQLError(error)] };
  }
  if (shared === undefined) return { errors: [variablesError(args)] };
  const { tenantId, ifNoneMatch, minRevision } = shared.arguments;
  return new LiveSubscription(async (onEnd) => {
    const measured = toMeasure(args, performance.now());
    try {
      const grant = authorize(caller, 'resolvedFeaturesChanged', tenantId as string | null | undefined);
      const { expiresAt } = caller.actor;
      const subscriber = new Subscriber({ operation: shared.operation, operationId, outlet, expiresAt, onEnd });
      const leave = await live.join(subscriber, {
        tenantId: grant.tenantId,
        ifNoneMatch: (ifNoneMatch as string | null | undefined) ?? null,
        minRevision: (minRevision as number | null | undefined) ?? null,
      });
      measureOperation(metrics, schema, { ...measured, errors: undefined });
      return leave;
    } catch (error) {
      const told = asGraphQLError(error);
      measureOperation(metrics, schema, { ...measured, errors: [told] });
      throw told;
    }
  });
}

function toMeasure({ document, operationName }: ExecutionArgs, started: number) {
  return { transport: 'ws' as const, operation: getOperationAST(document, operationName), started };
}

/** A live operation whose events are made for each subscriber, with what that one may see. */
function openEvents(args: ExecutionArgs, { createContext }: WebSocketOptions): EventSubscription {
  const { contextValue, ...operation } = args;
  const { caller, outlet } = contextValue as LiveContext;
  return new EventSubscription(operation, {
    createContext: () => createContext(caller),
    isOver: () => {
      if (caller.actor.expiresAt > Date.now()) return false;
      outlet.close(4403, 'Your token has expired; connect again with a new one.');
      return true;
    },
  });
}

function variablesError(args: ExecutionArgs): GraphQLError {
  const operation = getOperationAST(args.document, args.operationName);
  return operation == null
    ? limitError('The document has no operation of that name.')
    : limitError('The variables do not fit the operation.');
}

function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) resolve();
    // A socket that broke meanwhile is closed by its own event; nobody is left to tell.
    else socket.send(data, () => resolve());
  });
}

function text(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();
}

function closeReason(message: string): string {
  return message.slice(0, 120); // a close frame carries at most 123 bytes
}

function refuse(socket: Duplex, status: string): void {
  // Node has handed the socket over: without a listener, a client that is gone already would end the process.
  socket.on('error', () => undefined);
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
