import { Arg, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { FeatureKeyScalar } from '../../schema/scalars/feature-key.ts';
import { ConsumeLimitInput, ReleaseLimitInput, Usage, UsagePayload } from '../../schema/usage.ts';
import { authorize, type TenantVerb } from '../auth/can.ts';
import { refusalAsData } from '../changes/refusal-as-data.ts';
import type { Done } from '../changes/run-command.ts';
import type { Context } from '../context.ts';
import { transactionQuery } from '../database/transaction.ts';
import { reachRevision } from '../resolution/reach-revision.ts';
import { consumeLimit } from './consume-limit.ts';
import type { CountUsage, UsageContext } from './count-usage.ts';
import { listUsage, readCounts } from './read-usage.ts';
import { releaseLimit } from './release-limit.ts';
import type { Usage as Counted } from './usage.ts';

interface UsageArguments {
  readonly tenantId?: string | null;
  readonly keys?: readonly string[] | null;
}

const OF_TENANT = 'The tenant. Super admins must name one.';
const KEYS = 'Only these limits; all of them where it is left out.';

@Resolver(() => Usage)
export class UsageResolver {
  @Query(() => [Usage], { description: 'How much a tenant has taken of the limits that we count. For super admins.' })
  async usage(
    @Ctx() context: Context,
    @Arg('tenantId', () => ID, { nullable: true, description: OF_TENANT })
    tenantId: string | null,
    @Arg('keys', () => [FeatureKeyScalar], { nullable: true, description: KEYS }) keys: string[] | null,
  ): Promise<Counted[]> {
    const grant = authorize(context.caller, 'usage', tenantId);
    await reachRevision(context, null);
    const { cache, clock } = context.services;
    const { content } = await cache.read(grant.tenantId);
    const now = clock.now();
    const counts = await readCounts(transactionQuery(context.em), [grant.tenantId], now);
    return listUsage(grant.tenantId, content, counts, keys, now);
  }

  @Subscription(() => [Usage], {
    description:
      'What `usage` tells, now and whenever it is different, at most a second and a bit later. For super admins.',
    subscribe: async ({ args, context }: { args: UsageArguments; context: Context }) => {
      const { cache, usageEvents } = context.services;
      const { tenantId } = authorize(context.caller, 'usageChanged', args.tenantId);
      // Only to say so where there is no such tenant.
      await cache.read(tenantId);
      return usageEvents.subscribe({ tenantId, keys: args.keys ?? null });
    },
  })
  usageChanged(
    @Root() usage: Counted[],
    @Arg('tenantId', () => ID, { nullable: true, description: OF_TENANT }) _tenantId: string | null,
    @Arg('keys', () => [FeatureKeyScalar], { nullable: true, description: KEYS }) _keys: string[] | null,
  ): Counted[] {
    return usage;
  }

  @Mutation(() => UsagePayload, {
    description:
      'Takes some of a limit, or nothing where it does not fit: never more than the limit, however many ask at once. For super admins.',
  })
  consumeLimit(
    @Ctx() context: Context,
    @Arg('input', () => ConsumeLimitInput, { description: 'What to take.' }) input: ConsumeLimitInput,
  ): Promise<object> {
    return answer(context, 'consumeLimit', input, consumeLimit);
  }

  @Mutation(() => UsagePayload, { description: 'Gives back what was taken, never below 0. For super admins.' })
  releaseLimit(
    @Ctx() context: Context,
    @Arg('input', () => ReleaseLimitInput, { description: 'What to give back.' }) input: ReleaseLimitInput,
  ): Promise<object> {
    return answer(context, 'releaseLimit', input, releaseLimit);
  }
}

function answer(
  context: Context,
  verb: TenantVerb,
  input: CountUsage,
  count: (context: UsageContext, input: CountUsage) => Promise<Done<Counted>>,
): Promise<object> {
  const { em, services } = context;
  return refusalAsData({ usage: null }, async () => {
    const { caller, tenantId } = authorize(context.caller, verb, input.tenantId);
    const { cache, clock } = services;
    const { revision, outcome } = await count({ em, caller, cache, clock }, { ...input, tenantId });
    return { revision, problem: null, impact: null, usage: outcome };
  });
}
