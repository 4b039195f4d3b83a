import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../schema/connection.ts';
import { FeatureCategory } from '../../schema/feature-category.ts';
import { TenantConnection } from '../../schema/tenant.ts';
import { TierFeature } from '../../schema/tier-feature.ts';
import { Tier } from '../../schema/tier.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import { PAGE } from '../reading/page-arguments.ts';
import type { Tenant } from '../tenants/tenant.entity.ts';
import { readUuid } from '../reading/uuid.ts';
import type { TierEntry, TierRow } from './tier.loader.ts';

/** A tenant's people may read the names of their own tier; whatever leads on from it is for super admins. */
@Resolver(() => Tier)
export class TierResolver {
  @Query(() => [Tier], { description: 'All tiers, oldest first; by name where they came at once. For super admins.' })
  tiers(@Ctx() { caller, loaders }: Context): Promise<readonly TierRow[]> {
    authorize(caller, 'tiers');
    return loaders.tiers.all();
  }

  @Query(() => Tier, { nullable: true, description: 'One tier; null for an unknown id. For super admins.' })
  tier(
    @Ctx() { caller, loaders }: Context,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<TierRow | null> {
    authorize(caller, 'tier');
    return loaders.tiers.byId.load(readUuid(id));
  }

  @FieldResolver(() => [TierFeature], {
    description: 'What it says about each feature of the registry, or inherits, in display order. For super admins.',
  })
  async features(
    @Root() tier: TierRow,
    @Ctx() { caller, loaders }: Context,
    @Arg('category', () => FeatureCategory, { nullable: true, description: 'Only this category.' })
    category?: FeatureCategory | null,
    @Arg('inherited', () => Boolean, {
      nullable: true,
      description: 'Only what it inherits, or only what it says itself.',
    })
    inherited?: boolean | null,
  ): Promise<readonly TierEntry[]> {
    authorize(caller, 'tier');
    const entries = await loaders.tiers.entriesOfTier.load(tier.id);
    return entries.filter(
      (entry) =>
        (category == null || entry.key.startsWith(`${category}.`)) &&
        (inherited == null || entry.inherited === inherited),
    );
  }

  @FieldResolver(() => TenantConnection, { description: 'The tenants that are on it, by name. For super admins.' })
  tenants(
    @Root() tier: TierRow,
    @Ctx() { caller, loaders }: Context,
    @Arg('first', () => Int, PAGE.first) first?: number | null,
    @Arg('after', () => String, PAGE.after) after?: string | null,
  ): Promise<Connection<Tenant>> {
    authorize(caller, 'tenants');
    return loaders.tenants.onTier(tier.id, { first, after });
  }

  @FieldResolver(() => Int, { description: 'How many tenants are on it. For super admins.' })
  tenantCount(@Root() tier: TierRow, @Ctx() { caller, loaders }: Context): Promise<number> {
    authorize(caller, 'tenants');
    return loaders.tenants.countOnTier.load(tier.id);
  }
}
