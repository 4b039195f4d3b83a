import type { Grant } from '../auth/can.ts';
import type { Context } from '../context.ts';
import { refusalAsData, type Refused } from './refusal-as-data.ts';
import type { CommandContext, Done } from './run-command.ts';
import type { Impact } from './impact.ts';

interface Answered {
  readonly revision: number;
  readonly problem: null;
  readonly impact: Impact | null;
}

/**
 * Runs a mutation's command and answers its payload: what the command did, or why it was refused.
 * @param nothing the payload's own fields where nothing was done
 * @param read the payload's own fields after the change
 */
export function answerChange<T, Fields extends object, Nothing extends object>(
  { em, loaders, services }: Context,
  { caller }: Grant,
  nothing: Nothing,
  command: (context: CommandContext) => Promise<Done<T>>,
  read: (outcome: T) => Fields | Promise<Fields>,
): Promise<(Answered & Fields) | (Refused & Nothing)> {
  return refusalAsData(nothing, async () => {
    const { revision, outcome, impact } = await command({ em, caller, pinnedMode: services.pinnedMode });
    // What was read before the change must not answer what is after it: not here, and not in the caller's next query.
    loaders.renew();
    await services.feed.reach(revision).catch(() => false);
    return { revision, problem: null, impact, ...(await read(outcome)) };
  });
}
