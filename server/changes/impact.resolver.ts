import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { FeatureImpact, Impact, ImpactedTenant, OfferImpact } from '../../schema/impact.ts';
import { BadInput } from '../errors.ts';
import type { FeatureImpact as MeasuredFeature, Impact as MeasuredImpact } from './impact.ts';

@Resolver(() => FeatureImpact)
export class FeatureImpactResolver {
  @FieldResolver(() => [ImpactedTenant], { description: 'The first of these tenants by name.' })
  tenants(
    @Root() impact: MeasuredFeature,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: 0 to 20.' }) first: number,
  ): readonly ImpactedTenant[] {
    if (first < 0) throw new BadInput('first: 0 or more.');
    return impact.tenants.slice(0, first);
  }
}

@Resolver(() => Impact)
export class ImpactResolver {
  @FieldResolver(() => [OfferImpact], { description: 'The models that somebody begins or ceases to see.' })
  models(@Root() impact: MeasuredImpact): readonly OfferImpact[] {
    return impact.models ?? [];
  }

  @FieldResolver(() => [OfferImpact], { description: 'The components that somebody begins or ceases to see.' })
  components(@Root() impact: MeasuredImpact): readonly OfferImpact[] {
    return impact.components ?? [];
  }
}
