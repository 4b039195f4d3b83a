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
    @Arg('atMost', () => Int, { defaultValue: 100, description: 'How many: 0 to 1,000.' }) atMost: number,
  ): ModeDifference[] {
    if (atMost < 0) throw new BadInput('atMost: 0 or more.');
    return differences.slice(0, atMost).map((difference) => ({
      ...difference,
      before: presentValue(difference.before),
      after: presentValue(difference.after),
    }));
  }
}
