import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { DocumentNode, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { DocumentCache } from './document-cache.ts';
import { asGraphQLError } from './graphql-error.ts';
import { limitRule, limits } from './limits.ts';
import { measureOperation } from './measure-operation.ts';

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
          measureOperation(metrics, schema, { transport: 'http', operation, errors, started });
          return Promise.resolve();
        },
      });
    },
  };
}
