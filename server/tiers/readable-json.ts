import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../errors.ts';

/**
 * What PostgreSQL says of JSON that a column of type json takes as text and jsonb does not: a zero character, half a
 * surrogate, a number beyond all bounds, too many levels.
 */
const UNREADABLE = new Set<unknown>(['22P05', '22P02', '22003', '54001']);
const NAMED = 10; // tiers in the message

/**
 * Runs what reads the JSON of tiers, and says which tier it is where one cannot be read.
 * @throws {Refusal} INVALID_VALUE with the tiers in `details.tiers`
 */
export async function withReadableJson<T>(em: EntityManager, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const tiers = await unreadableTiers(em);
    if (tiers.length === 0) throw error;
    const names = tiers.slice(0, NAMED).map(({ name }) => `"${name}"`);
    const refusal = new Refusal(
      'INVALID_VALUE',
      `The JSON in "features" of ${names.join(', ')}${tiers.length > NAMED ? ' and others' : ''} holds what PostgreSQL cannot read (\\u0000, half a surrogate, or a number or nesting beyond its bounds): correct it there first.`,
      { detail: 'UNREADABLE_JSON', tiers },
    );
    refusal.cause = error;
    throw refusal;
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && UNREADABLE.has(error.code);
}

const READ = 'select features::jsonb is null from license_tier where id = ?::uuid';

/** One statement each: the first that cannot be read would hide the others. */
async function unreadableTiers(em: EntityManager): Promise<{ readonly id: string; readonly name: string }[]> {
  const tiers = await em
    .fork()
    .execute<{ id: string; name: string }[]>('select id, name from license_tier order by id');
  const found: { id: string; name: string }[] = [];
  for (const tier of tiers) {
    try {
      await em.fork().execute(READ, [tier.id]);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      found.push(tier);
    }
  }
  return found;
}
