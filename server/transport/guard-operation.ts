import type { preHandlerAsyncHookHandler } from 'fastify';
import {
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import type { DocumentCache } from './document-cache.ts';
import { graphqlError } from './graphql-error.ts';
import { checkLimits, limitError } from './limits.ts';

interface GuardOptions {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError;
}

interface Operation {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
}

/**
 * Parses, limits and validates before Apollo does, by the code that sockets use: Apollo validates first, and some of
 * graphql-js's rules take long over documents that the limits refuse at once.
 */
export function guardOperation({ schema, documents, formatError }: GuardOptions): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    // Apollo's adapter makes an address of it, and would fail as if the fault were ours.
    if (URL.parse(`http://${request.hostname}/`) === null) {
      await reply.code(400).send(graphqlError('BAD_USER_INPUT', 'The header Host names no host.'));
      return;
    }
    const operation = operationOf(request.method === 'POST' ? request.body : request.query, request.method);
    // What is no GraphQL request at all, Apollo refuses with the right sentence.
    const errors = operation === undefined ? [] : errorsOf(operation);
    if (errors.length > 0) {
      await reply.code(400).send({ errors: errors.map(formatError) });
    }
  };

  function errorsOf({ query, operationName, variables }: Operation): readonly GraphQLError[] {
    const prepared = documents.prepare(query);
    if (!prepared.ok) {
      return prepared.errors;
    }
    try {
      checkLimits(schema, prepared.document, operationName, variables);
      const isStream = getOperationAST(prepared.document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
      return isStream ? [limitError('Subscriptions are told over the WebSocket at this address, not over HTTP.')] : [];
    } catch (error) {
      if (error instanceof GraphQLError) {
        return [error];
      }
      throw error;
    }
  }
}

function operationOf(source: unknown, method: string): Operation | undefined {
  if (!isRecord(source) || typeof source['query'] !== 'string' || source['query'] === '') {
    return undefined;
  }
  const { query, operationName } = source;
  const variables = method === 'GET' ? parsed(source['variables']) : source['variables'];
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: isRecord(variables) ? variables : null,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
