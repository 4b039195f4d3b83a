import type { Query } from '../database/query.ts';

/** Days for which the same key and body get the same answer. */
const IDEMPOTENCY_KEY_DAYS = 7;

const AT_ONCE = 1_000; // keys in one statement

// Rows that another server is deleting are left to it.
const EXPIRE = `delete from idempotency_key k using (
    select actor_subject, operation, key from idempotency_key
    where created_at < clock_timestamp() - make_interval(days => $1) order by created_at limit ${AT_ONCE} for update skip locked) old
  where (k.actor_subject, k.operation, k.key) = (old.actor_subject, old.operation, old.key) returning 1`;

/**
 * Forgets idempotency keys whose time is over. Holds no config lock: nobody tries a request again after a week.
 * @returns how many were forgotten
 */
export async function expireIdempotencyKeys(query: Query): Promise<number> {
  for (let count = 0; ;) {
    const gone = await query<object>(EXPIRE, [IDEMPOTENCY_KEY_DAYS]);
    count += gone.length;
    if (gone.length < AT_ONCE) return count;
  }
}
