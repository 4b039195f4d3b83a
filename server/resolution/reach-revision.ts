import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';

/**
 * Waits for the revision that the caller names in the argument or in the header `x-min-revision`.
 * @throws {Refusal} FEATURE_SERVICE_UNAVAILABLE where it is not known here
 */
export async function reachRevision(context: Context, argument: number | null): Promise<void> {
  const revision = Math.max(argument ?? 0, context.minRevision ?? 0);
  const { feed } = context.services;
  if (revision <= feed.revision) return;
  const reached = await feed.reach(revision).catch(() => false);
  if (!reached) {
    throw new Refusal(
      'FEATURE_SERVICE_UNAVAILABLE',
      `Revision ${revision} is not known here yet; try again in a moment.`,
    );
  }
}
