import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Viewer, ViewerTenant } from '../../schema/viewer.ts';
import type { Actor } from '../auth/actor.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import { readUuid } from '../reading/uuid.ts';
import type { Tenant } from './tenant.entity.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking. For everybody who is signed in.' })
  viewer(@Ctx() { caller }: Context): Actor {
    return authorize(caller, 'viewer').actor;
  }

  @FieldResolver(() => ViewerTenant, {
    nullable: true,
    description: 'The tenant that the person belongs to; null for super admins.',
  })
  async tenant(@Root() actor: Actor, @Ctx() { loaders }: Context): Promise<Tenant | null> {
    return actor.tenantId === null ? null : loaders.tenants.byId.load(readUuid(actor.tenantId));
  }
}
