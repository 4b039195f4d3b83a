import { Ctx, Query, Resolver } from 'type-graphql';
import { LiveStatus } from '../../schema/live-status.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';

@Resolver()
export class LiveStatusResolver {
  @Query(() => LiveStatus, {
    description:
      'How the server that answers is doing: how fresh it is, who is connected, how quick changes get out. For super admins.',
  })
  liveStatus(@Ctx() { caller, services }: Context): LiveStatus {
    authorize(caller, 'liveStatus');
    return services.liveStatus();
  }
}
