import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { DocumentCache } from './document-cache.ts';
import { limitRule, limits } from './limits.ts';

interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  readonly introspection: boolean;
  readonly formatError: (error: GraphQLError) => GraphQLFormattedError;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Called once when the server stops, while operations that run may still finish. */
  readonly drain: () => Promise<void>;
}

/** Apollo Server with everything switched off that costs time per field, reads the environment or phones home. */
export function createApollo<C extends BaseContext>(options: ApolloOptions): ApolloServer<C> {
  const { schema, documents, introspection, formatError, logger, metrics, drain } = options;
  return new ApolloServer<C>({
    schema,
    introspection,
    nodeEnv: 'production',
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger,
    formatError: (_formatted, error) => formatError(asGraphQLError(error)),
    // Documents come prepared from the shared cache; should one have been pushed out in between, Apollo works by the same limits.
    documentStore: documentStore(documents),
    parseOptions: { maxTokens: limits.documentTokens },
    validationRules: [limitRule],
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      measuring<C>(schema, metrics),
      { serverWillStart: () => Promise.resolve({ drainServer: drain }) },
    ],
  });
}

/** What formatError and the masking of internals work on, whatever was thrown. */
export function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) {
    return error;
  }
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}

const SHA256_HEX_CHARS = 64;

function documentStore(documents: DocumentCache) {
  return {
    // The key is a prefix of Apollo's own and the hash of the text.
    get: (key: string): Promise<DocumentNode | undefined> =>
      Promise.resolve(documents.byHash(key.slice(-SHA256_HEX_CHARS))),
    set: (): Promise<void> => Promise.resolve(),
    delete: (): Promise<void> => Promise.resolve(),
  };
}

function measuring<C extends BaseContext>(schema: GraphQLSchema, metrics: Metrics): ApolloServerPlugin<C> {
  return {
    requestDidStart: () => {
      const started = performance.now();
      return Promise.resolve({
        willSendResponse: ({ operation, errors }) => {
          metrics.graphqlSeconds.observe(
            {
              transport: 'http',
              operation: operation?.operation ?? 'none',
              field: rootField(schema, operation),
              outcome: outcomeOf(errors),
            },
            (performance.now() - started) / 1000,
          );
          return Promise.resolve();
        },
      });
    },
  };
}

/** The first root field, if the schema has it: a label must not be of the caller's making. */
function rootField(schema: GraphQLSchema, operation: OperationDefinitionNode | undefined): string {
  const first = operation?.selectionSet.selections[0];
  const name = first?.kind === Kind.FIELD ? first.name.value : undefined;
  const known =
    operation !== undefined && name !== undefined && schema.getRootType(operation.operation)?.getFields()[name];
  return known ? known.name : 'none';
}

function outcomeOf(errors: readonly GraphQLError[] | undefined): 'ok' | 'refused' | 'failed' {
  if (errors === undefined || errors.length === 0) {
    return 'ok';
  }
  const internal = errors.some(
    (error) => thrownCode(error) === undefined && typeof error.extensions['code'] !== 'string',
  );
  return internal ? 'failed' : 'refused';
}

/** The code of what a resolver threw, where it is one of our own refusals. */
export function thrownCode({ originalError }: GraphQLError): string | undefined {
  return originalError != null && 'code' in originalError && typeof originalError.code === 'string'
    ? originalError.code
    : undefined;
}
