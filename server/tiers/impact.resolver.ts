import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { FeatureImpact, ImpactedTenant } from '../../schema/impact.ts';
import { BadInput } from '../errors.ts';

/** A feature's part of an impact, with as many tenants as were written down by name. */
export interface FeatureImpactWithTenants extends FeatureImpact {
  readonly tenants: readonly ImpactedTenant[];
}

@Resolver(() => FeatureImpact)
export class ImpactResolver {
  @FieldResolver(() => [ImpactedTenant], { description: 'Some of these tenants, by name.' })
  tenants(
    @Root() impact: FeatureImpactWithTenants,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: 0 to 100.' }) first: number,
  ): readonly ImpactedTenant[] {
    if (first < 0) throw new BadInput('first: 0 or more.');
    return impact.tenants.slice(0, first);
  }
}
