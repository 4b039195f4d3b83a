import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ModeDifference, SetFeatureControlModePayload } from '../../schema/feature-control.ts';
import { BadInput } from '../errors.ts';
import { presentValue } from '../features/present-value.ts';
import type { ModeDifference as Measured } from './switch-comparison.ts';

@Resolver(() => SetFeatureControlModePayload)
export class ModeDifferenceResolver {
  @FieldResolver(() => [ModeDifference], {
    description: 'The first features of tenants that come out differently, ordered by the id of the tenant.',
  })
  differences(
    @Root() { differences }: { readonly differences: readonly Measured[] },
    @Arg('first', () => Int, { defaultValue: 100, description: 'How many at most: 0 to 1,000.' }) first: number,
  ): ModeDifference[] {
    if (first < 0) throw new BadInput('first: 0 or more.');
    return differences.slice(0, first).map((difference) => ({
      ...difference,
      before: presentValue(difference.before),
      after: presentValue(difference.after),
    }));
  }
}
