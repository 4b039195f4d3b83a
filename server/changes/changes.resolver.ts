import { Arg, Ctx, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { ChangeActivity } from '../../schema/change-activity.ts';
import { CommittedChange } from '../../schema/committed-change.ts';
import { authorize } from '../auth/can.ts';
import type { Context } from '../context.ts';
import { readChangeActivity } from './change-activity.ts';
import { committedChanges } from './committed-changes.ts';

@Resolver()
export class ChangesResolver {
  @Query(() => [ChangeActivity], {
    description:
      'How many changes each operation made on each day, oldest day first. Days without changes are left out. For super admins.',
  })
  changeActivity(
    @Ctx() { caller, em }: Context,
    @Arg('days', () => Int, {
      defaultValue: 30,
      description: 'How many days of UTC back, today included: 1 to 366.',
    })
    days: number,
  ): Promise<ChangeActivity[]> {
    authorize(caller, 'changeActivity');
    return readChangeActivity(em, days);
  }

  @Subscription(() => CommittedChange, {
    description:
      'Every change that is committed, whatever it is about: keys, settings and writes of the host too. Where many come at once, the newest ones. For super admins.',
    subscribe: ({ context }) => {
      const { caller, services } = context as Context;
      authorize(caller, 'changeCommitted');
      return services.events.subscribe(committedChanges(services.orm));
    },
  })
  changeCommitted(@Root() change: CommittedChange): CommittedChange {
    return change;
  }
}
