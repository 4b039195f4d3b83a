import { APP_FUNCTIONS, APP_RIGHTS, LOG_TABLES } from './app-rights.ts';
import type { Query } from './query.ts';

/** What the role of a connection may do, beside what a running server needs. */
export interface RoleReport {
  readonly role: string;
  /** Rights that a server needs and the role has not, as `INSERT on change`. */
  readonly missing: readonly string[];
  /** Why the role could rewrite the audit log, as the end of a sentence; empty: it cannot. */
  readonly powers: readonly string[];
}

// Null for what does not exist: whether the tables are there is another question.
const MISSING = `select r.privilege || ' on ' || r."table" as name from jsonb_to_recordset($1::jsonb) as r("table" text, privilege text, "column" text)
  where case when r."column" is null then has_table_privilege(to_regclass(r."table"), r.privilege)
    when to_regclass(r."table") is null then null
    else has_column_privilege(to_regclass(r."table"), r."column", r.privilege) end = false
  union all select 'EXECUTE on ' || f.name from unnest($2::text[]) as f(name)
  where to_regclass('change') is not null and has_function_privilege(to_regprocedure(f.name), 'EXECUTE') = false`;
const POWERS = `select current_user as role,
  (select rolsuper from pg_roles where rolname = current_user) as "isSuperuser",
  coalesce((select bool_or(pg_has_role(c.relowner, 'MEMBER')) from pg_class c, unnest($1::text[]) t(name) where c.oid = to_regclass(t.name)), false) as "isOwner",
  (select coalesce(array_agg(p.name || ' on ' || t.name), '{}') from unnest($1::text[]) t(name), unnest('{UPDATE,DELETE,TRUNCATE,TRIGGER}'::text[]) p(name)
    where has_table_privilege(to_regclass(t.name), p.name)) as rights`;

interface Powers {
  readonly role: string;
  readonly isSuperuser: boolean;
  readonly isOwner: boolean;
  readonly rights: readonly string[];
}

/** Looks at the role of this connection; nothing is said of tables that do not exist. */
export async function examineRole(query: Query): Promise<RoleReport> {
  const missing = await query<{ name: string }>(MISSING, [JSON.stringify(APP_RIGHTS), APP_FUNCTIONS]);
  const [found] = await query<Powers>(POWERS, [LOG_TABLES]);
  if (found === undefined) throw new Error('PostgreSQL does not tell who we are.');
  const { role, isSuperuser, isOwner, rights } = found;
  const powers = isSuperuser ? ['is a superuser'] : isOwner ? ['owns the tables'] : rights.map((each) => `has ${each}`);
  return { role, missing: missing.map(({ name }) => name), powers };
}
