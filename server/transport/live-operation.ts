import { type ExecutionArgs, getOperationAST, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Caller } from '../auth/actor.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import type { LiveFeatures } from '../live/live-features.ts';
import { LiveSubscription } from '../live/live-subscription.ts';
import type { Outlet } from '../live/outlet.ts';
import { type SharedRequest, sharedRequest } from '../live/shared-operation.ts';
import { Subscriber } from '../live/subscriber.ts';
import type { Metrics } from '../metrics.ts';
import { EventSubscription, subscribedField } from './event-subscription.ts';
import { asGraphQLError } from './graphql-error.ts';
import { limitError } from './limits.ts';
import { measureOperation } from './measure-operation.ts';

/** Lives as long as its subscription, so it holds neither an entity manager nor loaders: they remember what they have read. */
export interface LiveContext {
  readonly caller: Caller;
  readonly outlet: Outlet;
  readonly operationId: string;
}

export interface LiveOperationOptions {
  readonly schema: GraphQLSchema;
  readonly live: LiveFeatures;
  readonly createContext: (caller: Caller) => Context;
  readonly metrics: Pick<Metrics, 'graphqlSeconds'>;
}

const LIVE_FIELDS: ReadonlySet<string> = new Set(['resolvedFeaturesChanged']);

/** Opens a subscription, whose context is a LiveContext. */
export function openLiveOperation(
  args: ExecutionArgs,
  options: LiveOperationOptions,
): LiveSubscription | EventSubscription | { errors: GraphQLError[] } {
  return LIVE_FIELDS.has(subscribedField(args.document, args.operationName) ?? '')
    ? openShared(args, options)
    : openEvents(args, options);
}

/** A live operation: everything about it is decided here, its events come from LiveFeatures. */
function openShared(
  args: ExecutionArgs,
  { schema, live, metrics }: LiveOperationOptions,
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
    const { document, operationName } = args;
    const operation = getOperationAST(document, operationName);
    const measured = { transport: 'ws' as const, operation, started: performance.now() };
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

/** A live operation whose events are made for each subscriber, with what that one may see. */
function openEvents(args: ExecutionArgs, { createContext }: LiveOperationOptions): EventSubscription {
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
