import type { Problem } from '../../schema/problem.ts';
import { Refusal } from '../errors.ts';

/** What every payload holds where the change was refused. */
export interface Refused {
  readonly revision: null;
  readonly problem: Problem;
  readonly impact: null;
}

/**
 * Runs a command, and makes data of a refusal, which is something that the caller can act on.
 * @param nothing the payload's own fields where nothing was done
 * @throws whatever else the command throws
 */
export async function refusalAsData<Done extends object, Nothing extends object>(
  nothing: Nothing,
  command: () => Promise<Done>,
): Promise<Done | (Refused & Nothing)> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, inputPath, details } = error;
    return {
      ...nothing,
      revision: null,
      problem: { code, message, path: inputPath.map(String), details },
      impact: null,
    };
  }
}
