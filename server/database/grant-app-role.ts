import { APP_FUNCTIONS, APP_RIGHTS, HOST_TABLES } from './app-rights.ts';
import type { Query } from './query.ts';
import { StartupError } from './startup-error.ts';

const DOES_EXIST = 'select rolname as name, rolsuper as "isSuperuser" from pg_roles where rolname = $1';
const ABOUT_US = `select current_user as name, quote_ident(current_schema()) as schema,
  coalesce((select pg_has_role(c.relowner, 'MEMBER') from pg_class c where c.oid = to_regclass('change')), false) as "ownsTables"`;
// Only a role that servers connect as may add to the log.
const KNOWN_ROLES = `select distinct pg_get_userbyid(acl.grantee) as name from pg_class c, aclexplode(c.relacl) acl
  where c.oid = to_regclass('change') and acl.privilege_type = 'INSERT' and acl.grantee not in (0, c.relowner)`;
const PRESENT = 'select name from unnest($1::text[]) name where to_regclass(name) is not null';
// What runs with the owner's rights is called by triggers, which ask for no right, and by nobody else.
const OPEN_FUNCTIONS = `select p.oid::regprocedure::text as name from pg_proc p
  where p.pronamespace = current_schema()::regnamespace and p.prosecdef and pg_has_role(p.proowner, 'MEMBER')
    and (p.proname = any('{seal_changes,is_host_write,record_host_write,host_truncate}')
      or p.proname ~ '^(tenant|license_tier)_host_(log_)?(insert|update|delete)$')
    and has_function_privilege('public', p.oid, 'EXECUTE')`;

/**
 * Gives the role that servers connect as what they need and no more, and does the same again for roles that had it before, so that
 * tables of a later migration are theirs too. To be called by the owner of the tables, after every migration.
 * @param appRole null: only roles that had it before
 * @returns the roles
 * @throws {StartupError} where the role does not exist, or would have to be kept from its own tables
 */
export async function grantAppRole(query: Query, appRole: string | null): Promise<readonly string[]> {
  const [us] = await query<{ name: string; schema: string; ownsTables: boolean }>(ABOUT_US, []);
  if (us === undefined || !us.ownsTables) {
    if (appRole === null) return [];
    throw new StartupError(
      `The role ${us?.name} does not own the tables, so it cannot give ${appRole} any right; take the address of their owner.`,
    );
  }
  if (appRole !== null) await refuseUnfit(query, appRole, us.name);
  for (const { name } of await query<{ name: string }>(OPEN_FUNCTIONS, [])) {
    await query(`revoke execute on function ${name} from public`, []);
  }
  const known = (await query<{ name: string }>(KNOWN_ROLES, [])).map(({ name }) => name);
  const roles = [...new Set([...known, ...(appRole === null ? [] : [appRole])])];
  for (const role of roles) await grant(query, quote(role), us.schema);
  return roles;
}

async function refuseUnfit(query: Query, appRole: string, owner: string): Promise<void> {
  const [found] = await query<{ isSuperuser: boolean }>(DOES_EXIST, [appRole]);
  if (found === undefined) {
    throw new StartupError(
      `There is no role ${appRole}; make it with: CREATE ROLE ${quote(appRole)} LOGIN PASSWORD '...', then migrate again.`,
    );
  }
  if (appRole === owner || found.isSuperuser) {
    throw new StartupError(
      `${appRole} ${appRole === owner ? 'owns the tables' : 'is a superuser'}, so nothing can be kept from it; name another role for the servers.`,
    );
  }
}

async function grant(query: Query, role: string, schema: string): Promise<void> {
  await query(`grant usage on schema ${schema} to ${role}`, []);
  const tables = [...new Set(APP_RIGHTS.map(({ table }) => table))];
  const present = await query<{ name: string }>(PRESENT, [tables]);
  for (const { name } of present) {
    // Of our own tables nobody has more than this; of the host's, its application may.
    if (!HOST_TABLES.some((table) => table === name)) await query(`revoke all on ${name} from ${role}`, []);
    const privileges = APP_RIGHTS.filter(({ table }) => table === name).map(({ privilege, column }) =>
      column === null ? privilege : `${privilege} (${column})`,
    );
    await query(`grant ${privileges.join(', ')} on ${name} to ${role}`, []);
  }
  for (const name of APP_FUNCTIONS) await query(`grant execute on function ${name} to ${role}`, []);
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
