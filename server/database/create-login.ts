import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/**
 * Makes the role where it does not exist, and gives it a new password that only this process knows.
 * @param url of a superuser
 * @returns the address of the same database for the role
 */
export async function createLogin(url: string, role: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const name = client.escapeIdentifier(role);
    const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (found.rowCount === 0) await client.query(`create role ${name}`);
    await client.query(`alter role ${name} login password ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
  const address = new URL(url);
  address.username = role;
  address.password = password;
  return address.href;
}
