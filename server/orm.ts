import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { migrationsList } from '../migrations/migrations-list.ts';
import { AuditEntry } from './audit/audit-entry.entity.ts';
import { ApiKey } from './auth/api-key.entity.ts';
import { Change } from './changes/change.entity.ts';
import { FeatureControlSetting } from './changes/feature-control-setting.entity.ts';
import { Head } from './changes/head.entity.ts';
import { IdempotencyKey } from './changes/idempotency-key.entity.ts';
import { ShadowDifference } from './changes/shadow-difference.entity.ts';
import { ComponentRequiredFeature } from './components/component-required-feature.entity.ts';
import { Component } from './components/component.entity.ts';
import { discardStuckConnections } from './database/discard-stuck-connections.ts';
import { grantAppRole } from './database/grant-app-role.ts';
import { transactionQuery } from './database/transaction.ts';
import { FeatureRelation } from './features/feature-relation.entity.ts';
import { Feature } from './features/feature.entity.ts';
import { Model } from './models/model.entity.ts';
import { AppUser } from './tenants/app-user.entity.ts';
import { FeatureControlNode } from './modes/feature-control-node.entity.ts';
import { ShadowSweep } from './modes/shadow-sweep.entity.ts';
import { TenantOverride } from './tenants/tenant-override.entity.ts';
import { TenantUsage } from './tenants/tenant-usage.entity.ts';
import { Tenant } from './tenants/tenant.entity.ts';
import { LicenseTier } from './tiers/license-tier.entity.ts';
import { TierFeature } from './tiers/tier-feature.entity.ts';
import { UpgradeRequest } from './upgrade-requests/upgrade-request.entity.ts';

/**
 * The only list of entities. One style for all of them: a foreign key is a scalar property that holds the id or the key
 * (`mapToPk`), so that loaders and commands work with plain ids, nothing is populated by accident, and an entity still
 * describes its foreign keys. Related rows are read through DataLoaders. Nullable columns are `T | null`, never undefined.
 */
const entities = [
  ApiKey,
  AppUser,
  AuditEntry,
  Change,
  Component,
  ComponentRequiredFeature,
  Feature,
  FeatureControlNode,
  FeatureControlSetting,
  FeatureRelation,
  Head,
  IdempotencyKey,
  LicenseTier,
  Model,
  ShadowDifference,
  ShadowSweep,
  Tenant,
  TenantOverride,
  TenantUsage,
  TierFeature,
  UpgradeRequest,
];

export interface OrmSettings {
  readonly databaseUrl: string;
  /** Connections at most; 10 unless given. */
  readonly poolSize?: number;
  readonly logger?: Logger;
}

const SECOND = 1_000;

// A transaction that stalls must not stop the company: everybody waits for the lock that it may hold.
const SERVING = {
  application_name: 'feature-control',
  lock_timeout: SECOND,
  statement_timeout: 2 * SECOND,
  idle_in_transaction_session_timeout: 5 * SECOND,
  query_timeout: 5 * SECOND, // counted on this side: a network that swallows packets sends no error
};

// Building an index takes as long as it takes; waiting for a lock on a table of the host blocks all who come after.
const MIGRATING = {
  application_name: 'feature-control-migrate',
  lock_timeout: 10 * SECOND,
  statement_timeout: 0,
  idle_in_transaction_session_timeout: 60 * SECOND,
  query_timeout: 0,
};

const CONNECTION = {
  options: '-c TimeZone=UTC',
  keepAlive: true,
  keepAliveInitialDelayMillis: 10 * SECOND,
  connectionTimeoutMillis: 5 * SECOND,
};

async function open(
  databaseUrl: string,
  session: typeof SERVING,
  poolSize: number,
  logger?: Logger,
): Promise<MikroORM> {
  const orm = new MikroORM({
    entities,
    extensions: [Migrator],
    clientUrl: databaseUrl, // and no dbName: it would win over the name in the address without a word
    driverOptions: { ...CONNECTION, ...session, onPoolCreated: discardStuckConnections },
    pool: { max: poolSize },
    ensureDatabase: false,
    colors: false,
    logger: (message) => logger?.debug(message),
    migrations: { snapshot: false, transactional: true, allOrNothing: true, migrationsList },
  });
  try {
    await orm.em.execute('select 1'); // connecting is lazy: an address that leads nowhere fails here and not in the first request
  } catch (error) {
    await orm.close(true);
    throw error;
  }
  return orm;
}

/** Opens the pool of the application. Throws what PostgreSQL or the network says when the database cannot be reached. */
export function createOrm({ databaseUrl, poolSize = 10, logger }: OrmSettings): Promise<MikroORM> {
  return open(databaseUrl, SERVING, poolSize, logger);
}

/** Names of migrations that the database does not have yet. Only reads: the application's role need not own anything. */
export async function pendingMigrations(orm: MikroORM): Promise<string[]> {
  // A role that may not read which ones are done can use nothing of them.
  const [table] = await orm.em.execute<{ exists: boolean }[]>(
    `select coalesce(has_table_privilege(to_regclass('mikro_orm_migrations'), 'SELECT'), false) as exists`,
  );
  const done =
    table?.exists === true ? await orm.em.execute<{ name: string }[]>('select name from mikro_orm_migrations') : [];
  return migrationsList.map(({ name }) => name).filter((name) => !done.some((migration) => migration.name === name));
}

/** Any two numbers that other programs do not use for their advisory locks. */
const MIGRATION_LOCK = [0x7fc0, 1] as const;

async function migrate<Result>(databaseUrl: string, work: (orm: MikroORM) => Promise<Result>): Promise<Result> {
  // Two processes that start at once migrate one after the other. The lock belongs to a connection of its own, which ends it.
  const lock = new Client({
    connectionString: databaseUrl,
    ...CONNECTION,
    application_name: MIGRATING.application_name,
  });
  lock.on('error', () => undefined); // if this connection is lost, so is that of the migrations, and they tell
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1, $2)', [...MIGRATION_LOCK]);
    const orm = await open(databaseUrl, MIGRATING, 1);
    try {
      return await work(orm);
    } finally {
      await orm.close(true);
    }
  } finally {
    await lock.end();
  }
}

/** What migrating has done. */
export interface Migrated {
  /** Names of the migrations that ran. */
  readonly names: readonly string[];
  /** Roles that have what a server needs. */
  readonly appRoles: readonly string[];
}

/**
 * Brings the database up to date. Safe to call from two processes at once.
 * @param databaseUrl of the role that owns the tables, or will
 * @param appRole that servers connect as: gets what they need, beside the roles that had it before
 * @throws StartupError where that role cannot be given it
 */
export function migrateUp(
  databaseUrl: string,
  { appRole = null }: { readonly appRole?: string | null } = {},
): Promise<Migrated> {
  return migrate(databaseUrl, async (orm) => {
    const names = (await orm.migrator.up()).map(({ name }) => name);
    const appRoles = await grantAppRole(transactionQuery(orm.em.fork()), appRole);
    return { names, appRoles };
  });
}

/** The migrations after this one are about our own tables. */
const HOST_TABLES = 'Migration20261122000001_host_tables';

/**
 * Undoes all migrations, newest first, or only those of our own tables: that leaves the host's tables with every column,
 * which is all that legacy mode reads. What stays in place after that is told in the migrations.
 */
export function migrateDown(databaseUrl: string, extent: 'all' | 'own' = 'all'): Promise<string[]> {
  return migrate(databaseUrl, async (orm) => {
    const undone = await orm.migrator.down({ to: extent === 'all' ? 0 : HOST_TABLES });
    return undone.map(({ name }) => name);
  });
}
