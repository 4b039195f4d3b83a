import 'reflect-metadata';
import { seedRegistry } from '../seeds/seed.ts';
import { createSeal, sealWith } from './changes/audit-seal.ts';
import { readDatabaseSettings } from './config.ts';
import { StartupError } from './database/startup-error.ts';
import { createOrm, migrateUp } from './orm.ts';

try {
  const { url, mode, auditKey, appRole } = readDatabaseSettings(process.env);
  const { names, appRoles } = await migrateUp(url, { appRole });
  console.log(names.length === 0 ? 'The tables are up to date.' : `Migrated: ${names.join(', ')}.`);
  if (appRoles.length > 0) console.log(`Servers may connect as ${appRoles.join(', ')}.`);
  const orm = await createOrm({ databaseUrl: url });
  if (auditKey !== null) sealWith(orm, createSeal(auditKey));
  try {
    const { revision } = await seedRegistry(orm, { pinnedMode: mode });
    console.log(`The registry is complete, at revision ${revision}.`);
  } finally {
    await orm.close(true);
  }
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error);
  process.exitCode = 1;
}
