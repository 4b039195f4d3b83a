import type { MikroORM } from '@mikro-orm/postgresql';
import type { Caller } from '../auth/actor.ts';
import { auditSeal } from '../audit/audit-key.ts';
import { createSeal, sealWith, type AuditSeal } from '../changes/audit-seal.ts';
import type { CommandContext } from '../changes/run-command.ts';
import { readDatabaseSettings, readEmbeddedSettings } from '../config.ts';
import { examineRole } from '../database/examine-role.ts';
import { reasonOf } from '../database/open-database.ts';
import { openEmbedded } from '../database/open-embedded.ts';
import { transactionQuery } from '../database/transaction.ts';
import { createOrm, pendingMigrations } from '../orm.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
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

interface Source {
  readonly url: string;
  readonly mode: FeatureControlMode | null;
  readonly seal: AuditSeal | null;
  readonly migrating: string;
  readonly close: () => Promise<void>;
}

/** The database of DATABASE_URL, or else the embedded one in DATA_DIR, sealed as its server seals it. */
async function openSource(cli: Cli): Promise<Source> {
  const embedded = readEmbeddedSettings(cli.env);
  if (embedded === null) {
    const { url, mode, auditKey } = readDatabaseSettings(cli.env);
    const seal = auditKey === null ? null : createSeal(auditKey);
    return { url, mode, seal, migrating: 'run `tfc migrate`', close: () => Promise.resolve() };
  }
  const { url, close } = await openEmbedded(embedded.dataDir);
  const seal = await auditSeal(
    { ...embedded, database: null },
    { warn: (text: unknown) => cli.tell(`${String(text)}\n`) },
  );
  return { url, mode: embedded.mode, seal, migrating: 'run `npm start`, which migrates it', close };
}

/**
 * Opens the database of DATABASE_URL, or the embedded one, for a command, and closes it.
 * @throws {CliError} where it cannot be reached, or its tables are not up to date
 * @throws {StartupError} where there is none
 */
export async function withDatabase<T>(
  cli: Cli,
  work: (database: CliDatabase) => Promise<T>,
  { as = cli.user }: { readonly as?: string | undefined } = {},
): Promise<T> {
  const { url, mode, seal, migrating, close } = await openSource(cli);
  try {
    const orm = await createOrm({ databaseUrl: url, poolSize: 2 }).catch((error: unknown) => {
      throw unreachable(error);
    });
    if (seal !== null) sealWith(orm, seal);
    try {
      await refuseUnready(orm, migrating);
      return await work({ orm, em: orm.em.fork(), caller: callerOf(as), pinnedMode: mode });
    } finally {
      await orm.close(true);
    }
  } finally {
    await close();
  }
}

async function refuseUnready(orm: MikroORM, migrating: string): Promise<void> {
  const { role, missing } = await examineRole(transactionQuery(orm.em.fork()));
  if (missing.length > 0) {
    throw new CliError(
      `The role ${role} lacks ${missing.length} rights (${missing.slice(0, 3).join(', ')}); run \`tfc migrate --app-role ${role}\` with the address of the tables' owner.`,
      'MISSING_RIGHTS',
    );
  }
  const pending = await pendingMigrations(orm);
  if (pending.length > 0) {
    throw new CliError(`The database is ${pending.length} migrations behind; ${migrating}.`, 'NOT_MIGRATED');
  }
}

/** What is told of a database that cannot be reached; never its address, which may hold a password. */
export function unreachable(error: unknown): CliError {
  return new CliError(`DATABASE_URL: ${reasonOf(error)}`, 'UNREACHABLE');
}
