import { Arg, Ctx, ID, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { FeatureCategory } from '../../schema/feature-category.ts';
import { FeatureExplanation } from '../../schema/feature-explanation.ts';
import { LimitDecision } from '../../schema/limit-decision.ts';
import { ResolvedFeature } from '../../schema/resolved-feature.ts';
import { ResolvedFeatures } from '../../schema/resolved-features.ts';
import { ResolvedFeaturesUpdate } from '../../schema/resolved-features-update.ts';
import { FeatureKeyScalar } from '../../schema/scalars/feature-key.ts';
import { DateTimeScalar } from '../../schema/scalars/date-time.ts';
import { RevisionScalar } from '../../schema/scalars/revision.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import { BadInput } from '../errors.ts';
import { resolveAsOf } from '../audit/resolve-as-of.ts';
import { answerOf } from './answer.ts';
import { explainFeature } from './explain-feature.ts';
import { reachRevision } from './reach-revision.ts';
import type { ResolvedFeature as Resolved } from './resolved.ts';
import { limitDecision, unknownFeature } from './resolve-features.ts';

const OF_TENANT = 'The tenant. Left out: your own. Super admins, who have none, must name one.';

@Resolver()
export class ResolutionResolver {
  @Query(() => ResolvedFeatures, {
    description:
      'All features, limits, models and components of a tenant, as of now: for display. At most one second old.',
  })
  async resolvedFeatures(
    @Ctx() context: Context,
    @Arg('tenantId', () => ID, { nullable: true, description: OF_TENANT }) tenantId: string | null,
    @Arg('category', () => FeatureCategory, { nullable: true, description: 'Only features of this category.' })
    category: FeatureCategory | null,
    @Arg('keys', () => [FeatureKeyScalar], {
      nullable: true,
      description: 'Only these features. A key that does not exist is answered as off, with the reason NOT_FOUND.',
    })
    keys: string[] | null,
    @Arg('minRevision', () => RevisionScalar, {
      nullable: true,
      description:
        'A revision that the answer must know of, such as that of your own change; FEATURE_SERVICE_UNAVAILABLE where it cannot.',
    })
    minRevision: number | null,
    @Arg('asOf', () => DateTimeScalar, {
      nullable: true,
      description:
        'Another moment: a past one is answered from the audit log, a coming one from what is known now, with its schedules and ends. Left out: now.',
    })
    asOf?: Date | null,
  ): Promise<ResolvedFeatures> {
    const grant = authorize(context.caller, 'resolvedFeatures', tenantId);
    await reachRevision(context, minRevision);
    if (asOf != null) {
      return answerOf(await resolveAsOf(context.services, grant.tenantId, asOf.getTime()), { category, keys });
    }
    const snapshot = await context.services.cache.read(grant.tenantId);
    return answerOf(snapshot, { category, keys });
  }

  @Query(() => ResolvedFeature, {
    description: 'Whether a tenant may use a feature, to be asked before doing it: never older than the question.',
  })
  async checkFeature(
    @Ctx() context: Context,
    @Arg('key', () => FeatureKeyScalar, { description: 'The feature.' }) key: string,
    @Arg('tenantId', () => ID, { nullable: true, description: OF_TENANT }) tenantId: string | null,
  ): Promise<ResolvedFeature> {
    const grant = authorize(context.caller, 'checkFeature', tenantId);
    return decide(context, grant.tenantId, key);
  }

  @Query(() => LimitDecision, {
    description:
      'Whether a tenant may take more of something, to be asked before taking it: never older than the question.',
  })
  async checkLimit(
    @Ctx() context: Context,
    @Arg('key', () => FeatureKeyScalar, { description: 'The limit, such as limits.max_flows.' }) key: string,
    @Arg('current', () => Int, { description: 'How many there are now; 0 or more. 0 for caps on a single size.' })
    current: number,
    @Arg('requested', () => Int, { defaultValue: 1, description: 'How many more; 1 or more. All of them or none.' })
    requested: number,
    @Arg('tenantId', () => ID, { nullable: true, description: OF_TENANT }) tenantId: string | null,
  ): Promise<LimitDecision> {
    const grant = authorize(context.caller, 'checkLimit', tenantId);
    if (current < 0) throw new BadInput('current is how many there are now: 0 or more.');
    if (requested < 1) throw new BadInput('requested is how many more: 1 or more.');
    return limitDecision(await decide(context, grant.tenantId, key), current, requested);
  }

  @Query(() => FeatureExplanation, {
    description: 'Why a feature is on or off for a tenant: every layer in order, the winner, and why each other lost.',
  })
  async explainFeature(
    @Ctx() context: Context,
    @Arg('key', () => FeatureKeyScalar, { description: 'The feature.' }) key: string,
    @Arg('tenantId', () => ID, { description: 'The tenant.' }) tenantId: string,
  ): Promise<FeatureExplanation> {
    const grant = authorize(context.caller, 'explainFeature', tenantId);
    const { cache, clock } = context.services;
    const { revision, inputs } = await cache.inputs(grant.tenantId);
    const asOf = clock.now();
    return { ...explainFeature(inputs, key, asOf), tenantId: grant.tenantId, mode: inputs.mode, revision, asOf };
  }

  @Subscription(() => ResolvedFeaturesUpdate, {
    description:
      'The present state of a tenant, then every change of it as soon as it is committed, due, or cannot be vouched for any more.',
    subscribe: () => {
      throw new Error(
        'Live features are pushed by the WebSocket transport, which makes each event once for all who get it.',
      );
    },
  })
  resolvedFeaturesChanged(
    @Root() update: ResolvedFeaturesUpdate,
    @Arg('tenantId', () => ID, { nullable: true, description: OF_TENANT }) _tenantId: string | null,
    @Arg('ifNoneMatch', () => String, {
      nullable: true,
      description: 'The etag of the state that you hold: the first event then tells only what is different from it.',
    })
    _ifNoneMatch: string | null,
    @Arg('minRevision', () => RevisionScalar, {
      nullable: true,
      description: 'A revision that the first event must know of; FEATURE_SERVICE_UNAVAILABLE where it cannot.',
    })
    _minRevision: number | null,
  ): ResolvedFeaturesUpdate {
    return update;
  }
}

async function decide(context: Context, tenantId: string, key: string): Promise<Resolved> {
  await reachRevision(context, null);
  const { content } = await context.services.cache.decide(tenantId);
  const feature = content.feature(key);
  if (feature !== undefined) return feature;
  context.services.unknownKeys.note(key);
  return unknownFeature(key);
}
