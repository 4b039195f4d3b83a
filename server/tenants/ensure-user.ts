import type { Actor } from '../auth/actor.ts';
import { hostRefusal } from '../changes/host-refusal.ts';
import type { Query } from '../database/query.ts';
import { textOfUser } from './text-of-user.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const FIND = `select id from app_user where subject = $1 and role = $4 and email is not distinct from coalesce($2, email)
  and name is not distinct from coalesce($3, name) and tenant_id is not distinct from (select id from tenant where id = $5::uuid)`;
const SAVE = `insert into app_user (id, subject, email, name, role, tenant_id)
  values (gen_random_uuid(), $1, ${textOfUser('email', '$2', '$1')}, ${textOfUser('name', '$3', '$1')}, $4,
    (select id from tenant where id = $5::uuid))
  on conflict (subject) do update set email = coalesce($2, app_user.email), name = coalesce($3, app_user.name),
    role = excluded.role, tenant_id = excluded.tenant_id
  returning id`;

/**
 * The id of the actor's row in app_user, which is made on first sight and follows the token from then on. A tenant that does
 * not exist is left out. Writes nothing where nothing differs. An API key is its owner: it must not pass for somebody else.
 */
export async function ensureUser(query: Query, actor: Actor): Promise<string> {
  if (actor.key !== undefined) return actor.key.ownerId;
  const tenantId = actor.tenantId !== null && UUID.test(actor.tenantId) ? actor.tenantId : null;
  const values = [actor.subject, actor.email, actor.name, actor.role, tenantId];
  const [found] = await query<{ id: string }>(FIND, values);
  const user = found ?? (await save(query, values));
  if (user === undefined) throw new Error(`The user row of ${actor.subject} could not be written.`);
  return user.id;
}

const TAKEN = '23505';

async function save(query: Query, [subject, email, ...rest]: readonly unknown[]): Promise<{ id: string } | undefined> {
  const write = async (as: unknown): Promise<{ id: string } | undefined> =>
    (await query<{ id: string }>(SAVE, [subject, as, ...rest]))[0];
  await query('savepoint before_user', []);
  try {
    return await write(email);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== TAKEN) throw hostRefusal(error);
    await query('rollback to savepoint before_user', []);
    // A host may let an address be of one person only, and knows it as somebody's: that is the host's to say, not a token's.
    return write(null).catch((again: unknown) => {
      throw hostRefusal(again);
    });
  }
}
