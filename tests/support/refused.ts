import { Refusal } from '../../server/errors.ts';

/** The refusal that the promise ends with; throws where it ends otherwise. */
export async function refused(promise: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await promise.then(
    () => new Error('It was not refused.'),
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw error;
}
