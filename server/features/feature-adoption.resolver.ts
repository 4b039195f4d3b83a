import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { FeatureAdoption, TierAdoption } from '../../schema/feature-adoption.ts';
import { FeatureCategory } from '../../schema/feature-category.ts';
import { Feature } from '../../schema/feature.ts';
import { FeatureKeyScalar } from '../../schema/scalars/feature-key.ts';
import { Tier } from '../../schema/tier.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import type { TierCount } from '../resolution/counted-population.ts';
import { populationOf } from '../resolution/population-of.ts';
import type { TierRow } from '../tiers/tier.loader.ts';
import { adoptionOf, type Adoption } from './adoption-of.ts';
import type { Feature as FeatureEntity } from './feature.entity.ts';

@Resolver(() => FeatureAdoption)
export class FeatureAdoptionResolver {
  @Query(() => [FeatureAdoption], {
    description:
      'For how many tenants each feature is on now, by tier and in all, in display order; all of one revision. For super admins.',
  })
  async featureAdoption(
    @Ctx() context: Context,
    @Arg('category', () => FeatureCategory, { nullable: true, description: 'Only features of this category.' })
    category?: FeatureCategory | null,
    @Arg('keys', () => [FeatureKeyScalar], {
      nullable: true,
      description: 'Only these features. What the registry does not have is left out.',
    })
    keys?: string[] | null,
  ): Promise<Adoption[]> {
    authorize(context.caller, 'featureAdoption');
    const population = await populationOf(context, 'counts');
    return (population.loaded.catalog?.features ?? [])
      .filter((feature) => (category == null || feature.category === category) && (keys?.includes(feature.key) ?? true))
      .map(({ key }) => adoptionOf(population, key));
  }

  @FieldResolver(() => Feature, { nullable: true, description: 'The feature.' })
  feature(@Root() { key }: Adoption, @Ctx() { loaders }: Context): Promise<FeatureEntity | null> {
    return loaders.features.byKey.load(key);
  }
}

@Resolver(() => TierAdoption)
export class TierAdoptionResolver {
  @FieldResolver(() => Tier, { nullable: true, description: 'The tier; null: tenants that are on none.' })
  async tier(@Root() { tierId }: TierCount, @Ctx() { loaders }: Context): Promise<TierRow | null> {
    return tierId === null ? null : loaders.tiers.byId.load(tierId);
  }
}
