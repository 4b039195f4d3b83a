import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { FeatureImpact, ImpactedTenant } from '../../schema/impact.ts';
import type { FeatureImpact as MeasuredImpact } from './impact.ts';
import { BadInput } from '../errors.ts';

@Resolver(() => FeatureImpact)
export class ImpactResolver {
  @FieldResolver(() => [ImpactedTenant], { description: 'The first of these tenants by name.' })
  tenants(
    @Root() impact: MeasuredImpact,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: 0 to 20.' }) first: number,
  ): readonly ImpactedTenant[] {
    if (first < 0) throw new BadInput('first: 0 or more.');
    return impact.tenants.slice(0, first);
  }
}
