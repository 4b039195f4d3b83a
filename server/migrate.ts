import 'reflect-metadata';
import { seedRegistry } from '../seeds/seed.ts';
import { createSeal, sealWith } from './changes/audit-seal.ts';
import { readDatabaseSettings } from './config.ts';
import { StartupError } from './database/startup-error.ts';
import { createOrm, migrateUp } from './orm.ts';

try {
  const { url, mode, auditKey } = readDatabaseSettings(process.env);
  const names = await migrateUp(url);
  console.log(names.length === 0 ? 'The tables are up to date.' : `Migrated: ${names.join(', ')}.`);
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
