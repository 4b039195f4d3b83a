import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { FeatureValue } from '../../schema/feature-value.ts';
import { Feature } from '../../schema/feature.ts';
import { TierFeature } from '../../schema/tier-feature.ts';
import { Tier } from '../../schema/tier.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import type { Feature as FeatureEntity } from '../features/feature.entity.ts';
import { presentValue } from '../features/present-value.ts';
import type { TierEntry, TierRow } from './tier.loader.ts';

@Resolver(() => TierFeature)
export class TierFeatureResolver {
  @FieldResolver(() => FeatureValue)
  value(@Root() entry: TierEntry): FeatureValue {
    return presentValue(entry.value);
  }

  @FieldResolver(() => Feature, { description: 'The feature.' })
  feature(@Root() entry: TierEntry, @Ctx() { caller, loaders }: Context): Promise<FeatureEntity | null> {
    authorize(caller, 'feature');
    return loaders.features.byKey.load(entry.key);
  }

  @FieldResolver(() => Tier, { description: 'The tier.' })
  tier(@Root() entry: TierEntry, @Ctx() { caller, loaders }: Context): Promise<TierRow | null> {
    authorize(caller, 'tier');
    return loaders.tiers.byId.load(entry.tierId);
  }
}
