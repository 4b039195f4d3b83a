import { type GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import type { Metrics } from '../metrics.ts';
import { thrownCode } from './graphql-error.ts';

interface Executed {
  readonly transport: 'http' | 'ws';
  readonly operation: OperationDefinitionNode | null | undefined;
  readonly errors: readonly GraphQLError[] | undefined;
  /** When it began (performance.now()). */
  readonly started: number;
}

/** Notes how long an operation took; over both transports with the same labels. */
export function measureOperation(
  metrics: Pick<Metrics, 'graphqlSeconds'>,
  schema: GraphQLSchema,
  { transport, operation, errors, started }: Executed,
): void {
  metrics.graphqlSeconds.observe(
    {
      transport,
      operation: operation?.operation ?? 'none',
      field: rootField(schema, operation),
      outcome: outcomeOf(errors),
    },
    (performance.now() - started) / 1_000,
  );
}

/** The first root field, if the schema has it: a label must not be of the caller's making. */
function rootField(schema: GraphQLSchema, operation: OperationDefinitionNode | null | undefined): string {
  const first = operation?.selectionSet.selections[0];
  const name = first?.kind === Kind.FIELD ? first.name.value : undefined;
  const known = operation != null && name !== undefined && schema.getRootType(operation.operation)?.getFields()[name];
  return known ? known.name : 'none';
}

function outcomeOf(errors: readonly GraphQLError[] | undefined): 'ok' | 'refused' | 'failed' {
  if (errors === undefined || errors.length === 0) return 'ok';
  const internal = errors.some(
    (error) => thrownCode(error) === undefined && typeof error.extensions['code'] !== 'string' && !isAboutInput(error),
  );
  return internal ? 'failed' : 'refused';
}

/** graphql-js gives no codes; what it refuses before a field ran has no path. */
function isAboutInput(error: GraphQLError): boolean {
  return error.originalError === undefined && error.path === undefined;
}
