import { graphqlError } from './graphql-error.ts';
import { limits } from './limits.ts';

/**
 * The answer to a message of more than `limits.frameBytes`: an error for the operation that it wants to begin, so that the
 * client's other operations go on. Undefined where it is nothing that can be answered.
 */
export function answerToOversized(message: string, bytes: number): string | undefined {
  const id = idOfSubscribe(message);
  if (id === undefined) return undefined;
  const { errors } = graphqlError(
    'BAD_USER_INPUT',
    `The message has ${bytes} bytes; the limit of a socket is ${limits.frameBytes}. Make the operation smaller, or send it by POST.`,
  );
  return JSON.stringify({ id, type: 'error', payload: errors });
}

function idOfSubscribe(message: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || !('type' in parsed) || !('id' in parsed)) return undefined;
  return parsed.type === 'subscribe' && typeof parsed.id === 'string' ? parsed.id : undefined;
}
