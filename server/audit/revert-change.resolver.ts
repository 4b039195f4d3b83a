import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RevertChangeInput, RevertChangePayload } from '../../schema/revert-change.ts';
import { authorize } from '../auth/can.ts';
import { refusalAsData } from '../changes/refusal-as-data.ts';
import type { Context } from '../context.ts';
import { revertChange } from './revert-change.ts';

@Resolver()
export class RevertChangeResolver {
  @Mutation(() => RevertChangePayload, {
    description:
      'Undoes a whole change, as a new change: everything that it touched is again what it was, or nothing happens (NOT_REVERTIBLE). For super admins.',
  })
  async revertChange(
    @Ctx() { caller, em, loaders, services }: Context,
    @Arg('input', () => RevertChangeInput, { description: 'What to undo.' }) input: RevertChangeInput,
  ): Promise<object> {
    const grant = authorize(caller, 'revertChange');
    return refusalAsData({ change: null }, async () => {
      const command = { em, caller: grant.caller, pinnedMode: services.pinnedMode };
      const { revision, impact } = await revertChange(command, input);
      loaders.renew();
      await services.feed.reach(revision).catch(() => false);
      const change = input.dryRun ? null : await loaders.audit.change.load(String(revision));
      return { revision, problem: null, impact, change };
    });
  }
}
