import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createOrm, migrateUp, pendingMigrations } from '../orm.ts';
import { createLogin } from './create-login.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { examineRole } from './examine-role.ts';
import { EMBEDDED_DATABASE } from './open-embedded.ts';
import { StartupError } from './startup-error.ts';
import { transactionQuery } from './transaction.ts';

export interface Database {
  readonly orm: MikroORM;
  readonly url: string;
  /** A direct connection, for LISTEN. */
  readonly listenUrl: string;
  close(): Promise<void>;
}

/** What the server connects to the embedded database as: not as its owner, whom no trigger stops. */
const EMBEDDED_ROLE = 'feature_control_app';

/**
 * The user's own PostgreSQL, or the embedded one, which is migrated by the way.
 * @throws StartupError where it cannot be reached or used, or where its tables are not up to date and FEATURE_CONTROL_MODE is not legacy.
 */
export async function openDatabase(config: Config, logger: Logger): Promise<Database> {
  if (config.database === null) {
    const embedded = await startEmbeddedPostgres({
      dir: config.dataDir,
      database: EMBEDDED_DATABASE,
    });
    try {
      const url = await createLogin(embedded.url, EMBEDDED_ROLE);
      await migrateUp(embedded.url, { appRole: EMBEDDED_ROLE });
      return await connect(url, url, logger, () => embedded.stop());
    } catch (error) {
      await embedded.stop();
      throw error;
    }
  }
  const { url, listenUrl } = config.database;
  const database = await connect(url, listenUrl, logger, async () => undefined).catch((error: unknown) => {
    throw new StartupError(`DATABASE_URL: ${reasonOf(error)}`, { cause: error });
  });
  const { role, missing, powers } = await examineRole(transactionQuery(database.orm.em.fork()));
  // The old system's JSON needs but two tables, and no right to write anything.
  if (missing.length > 0 && config.mode !== 'legacy') {
    await database.close();
    throw new StartupError(
      `The role ${role} of DATABASE_URL lacks ${missing.length} rights (${missing.slice(0, 3).join(', ')}); run \`npm run migrate\` with the address of the tables' owner and DATABASE_APP_ROLE=${role}.`,
    );
  }
  const pending = await pendingMigrations(database.orm);
  // The old system's JSON is read without any of our tables: going back must not need them.
  if (pending.length > 0 && config.mode === 'legacy') {
    logger.warn(
      { pending },
      'the database is behind, which the mode legacy can live with; nothing can be changed there',
    );
    return database;
  }
  if (pending.length > 0) {
    await database.close();
    throw new StartupError(
      `The database is ${pending.length} migrations behind; run \`npm run migrate\`, then start again.`,
    );
  }
  if (powers.length > 0) {
    logger.warn(
      { role, powers },
      'the role of DATABASE_URL could rewrite the audit log; let servers connect as another role, see DATABASE_APP_ROLE',
    );
  }
  return database;
}

async function connect(url: string, listenUrl: string, logger: Logger, stop: () => Promise<void>): Promise<Database> {
  const orm = await createOrm({ databaseUrl: url, logger });
  return {
    orm,
    url,
    listenUrl,
    close: async () => {
      await orm.close(true);
      await stop();
    },
  };
}

/** Why a database cannot be used: one sentence that names neither the password nor the address. */
export function reasonOf(error: unknown): string {
  const code = findCode(error);
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens at its host and port; start PostgreSQL there or correct the address.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host name is not known; correct it.';
    case '28P01':
    case '28000':
      return 'PostgreSQL refuses its user or password; correct them.';
    case '3D000':
      return 'PostgreSQL has no database of that name; create it or correct the name.';
    default:
      return `the database cannot be used (${code ?? 'no answer in time'}); see that PostgreSQL runs there and lets this machine in.`;
  }
}

function findCode(error: unknown): string | undefined {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
    if (each instanceof AggregateError) return findCode(each.errors[0]);
  }
  return undefined;
}
