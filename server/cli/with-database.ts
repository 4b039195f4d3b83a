import type { MikroORM } from '@mikro-orm/postgresql';
import type { Caller } from '../auth/actor.ts';
import { createSeal, sealWith } from '../changes/audit-seal.ts';
import type { CommandContext } from '../changes/run-command.ts';
import { readDatabaseSettings } from '../config.ts';
import { reasonOf } from '../database/open-database.ts';
import { createOrm, pendingMigrations } from '../orm.ts';
import { CliError, type Cli } from './cli.ts';

/** The database that a command works on, and in whose name. */
export interface CliDatabase extends CommandContext {
  readonly orm: MikroORM;
  readonly caller: Caller;
}

/** Whoever can write the database may do everything; the log says who it was. */
function callerOf(user: string): Caller {
  const actor = {
    subject: `cli:${user}`,
    role: 'super_admin',
    tenantId: null,
    email: null,
    name: user,
    expiresAt: Number.POSITIVE_INFINITY,
  } as const;
  return { actor, address: null, userAgent: 'tfc' };
}

/**
 * Opens the database of DATABASE_URL for a command, and closes it.
 * @throws {CliError} where it cannot be reached, or its tables are not up to date
 */
export async function withDatabase<T>(
  cli: Cli,
  work: (database: CliDatabase) => Promise<T>,
  { as = cli.user }: { readonly as?: string | undefined } = {},
): Promise<T> {
  const { url, mode, auditKey } = readDatabaseSettings(cli.env);
  const orm = await createOrm({ databaseUrl: url, poolSize: 2 }).catch((error: unknown) => {
    throw unreachable(error);
  });
  if (auditKey !== null) sealWith(orm, createSeal(auditKey));
  try {
    const pending = await pendingMigrations(orm);
    if (pending.length > 0) {
      throw new CliError(`The database is ${pending.length} migrations behind; run \`tfc migrate\`.`, 'NOT_MIGRATED');
    }
    return await work({ orm, em: orm.em.fork(), caller: callerOf(as), pinnedMode: mode });
  } finally {
    await orm.close(true);
  }
}

/** What is told of a database that cannot be reached; never its address, which may hold a password. */
export function unreachable(error: unknown): CliError {
  return new CliError(`DATABASE_URL: ${reasonOf(error)}`, 'UNREACHABLE');
}
