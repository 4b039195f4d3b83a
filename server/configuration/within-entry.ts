import { Refusal } from '../errors.ts';
import type { Entry } from './sections.ts';

/** Runs what judges one entry; what it refuses gets the place of the entry in the file. */
export async function withinEntry<T>(
  { section, index }: Pick<Entry, 'section' | 'index'>,
  work: () => Promise<T> | T,
  place: (path: readonly (string | number)[]) => readonly (string | number)[] = (path) => path,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, error.message, error.details, [section, index, ...place(error.inputPath)]);
  }
}
