import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  execute,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  OperationTypeNode,
} from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { ApiKeys } from '../api-keys/api-keys.ts';
import type { Caller } from '../auth/actor.ts';
import { bearerToken, callerOf } from '../auth/caller.ts';
import type { TokenVerifier } from '../auth/tokens.ts';
import type { Context } from '../context.ts';
import { Unauthenticated } from '../errors.ts';
import type { DocumentCache } from './document-cache.ts';
import { asGraphQLError } from './graphql-error.ts';
import { checkLimits, limitError, limits } from './limits.ts';
import { type LiveContext, type LiveOperationOptions, openLiveOperation } from './live-operation.ts';
import { measureOperation } from './measure-operation.ts';
import type { Watched } from './socket-liveness.ts';
import { SocketOutlet } from './socket-outlet.ts';

export interface SocketProtocolOptions extends LiveOperationOptions {
  readonly documents: DocumentCache;
  readonly verifier: TokenVerifier;
  readonly apiKeys: ApiKeys;
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError;
  readonly trustedProxies: number;
  readonly logger: Logger;
}

/** What is known of a socket besides its operations. */
export interface SocketExtra {
  readonly socket: WebSocket;
  /** What the socket was made of. */
  readonly stream: Duplex;
  readonly watched: Watched;
  /** Undefined once the client has said who it is: headers are not worth keeping for as long as a socket is open. */
  request: IncomingMessage | undefined;
  caller?: Caller;
}

/** Of the codes that say "not now", one that stock clients come back after. */
export const TRY_AGAIN = 1013;

/** What graphql-ws asks us: who may connect, and what becomes of each operation. */
export function socketProtocol(options: SocketProtocolOptions): ServerOptions<Record<string, unknown>, SocketExtra> {
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
      const operation = getOperationAST(args.document, args.operationName);
      const result = await execute(args);
      measureOperation(options.metrics, schema, { transport: 'ws', operation, started, errors: result.errors });
      return result;
    },
    subscribe: (args: ExecutionArgs) => openLiveOperation(args, options),
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
async function mayGoOn({ caller, socket }: SocketExtra, apiKeys: ApiKeys): Promise<boolean> {
  if (caller?.actor.key === undefined) return true;
  await apiKeys.barrier().catch(() => socket.close(TRY_AGAIN, 'API keys cannot be checked right now; connect again.'));
  return socket.readyState === socket.OPEN;
}

function closeReason(message: string): string {
  return message.slice(0, 120); // a close frame carries at most 123 bytes
}
