import { randomUUID } from 'node:crypto';
import { seedDemo, seedRegistry } from '../../seeds/seed.ts';
import { createOrm, migrateUp } from '../../server/orm.ts';
import { databaseUrl, runOnServer } from './database-server.ts';
import type { TestTemplates } from './global-setup.ts';

/**
 * Migrates and seeds once; every test database is a copy.
 * @param app the server's address for the role that servers connect as: it seeds
 */
export async function buildTemplates(
  server: string,
  app: string,
): Promise<{ templates: TestTemplates; drop: () => Promise<void> }> {
  // Names of our own, because the server may be one that others use too.
  const run = randomUUID().slice(0, 8);
  const templates: TestTemplates = {
    none: `template_app_${run}`,
    registry: `template_registry_${run}`,
    demo: `template_demo_${run}`,
  };
  await runOnServer(server, `create database ${templates.none} template template0`);
  await migrateUp(databaseUrl(server, templates.none), { appRole: new URL(app).username });
  await runOnServer(server, `create database ${templates.registry} template ${templates.none} strategy file_copy`);
  await seed(databaseUrl(app, templates.registry), seedRegistry);
  await runOnServer(server, `create database ${templates.demo} template ${templates.registry} strategy file_copy`);
  await seed(databaseUrl(app, templates.demo), seedDemo);
  return {
    templates,
    async drop() {
      for (const name of Object.values(templates)) {
        await runOnServer(server, `drop database if exists ${name} with (force)`);
      }
    },
  };
}

async function seed(url: string, work: typeof seedDemo): Promise<void> {
  const orm = await createOrm({ databaseUrl: url });
  try {
    await work(orm);
  } finally {
    await orm.close(true);
  }
}
