import type { ChangeAnswer, ChangeOptions, SendChange } from './change-answer.ts';

function newestVersion({ problem }: ChangeAnswer): number | null {
  const details = problem?.code === 'STALE_WRITE' ? problem.details : null;
  if (typeof details !== 'object' || details === null || !('currentVersion' in details)) return null;
  return typeof details.currentVersion === 'number' ? details.currentVersion : null;
}

/**
 * Sends a change of what has a version. A rehearsal that comes a moment before the newest reading is made on the newest
 * version: the question is what saving would do after that. Saving itself never steps over what nobody has seen.
 */
export function sendOnVersion(
  version: number,
  send: (options: ChangeOptions & { readonly expectedVersion: number }) => Promise<ChangeAnswer>,
): SendChange {
  return async (options) => {
    const answer = await send({ ...options, expectedVersion: version });
    const newest = options.dryRun ? newestVersion(answer) : null;
    return newest === null ? answer : send({ ...options, expectedVersion: newest });
  };
}
