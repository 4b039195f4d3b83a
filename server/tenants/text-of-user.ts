/** What stands in a column that may not be empty where a token says nothing; `.invalid` is nobody's domain for ever. */
const INSTEAD = {
  email: (subject: string) => `md5(${subject}) || '@feature-control.invalid'`,
  name: (subject: string) => subject,
} as const;

/** SQL: what is written into a text column of a new row in app_user, which may be the host's and want one of everybody. */
export function textOfUser(column: 'email' | 'name', told: string, subject: string): string {
  return `coalesce(${told}::text, case when (select attnotnull from pg_attribute
    where attrelid = to_regclass('app_user') and attname = '${column}') then ${INSTEAD[column](`${subject}::text`)} end)`;
}
