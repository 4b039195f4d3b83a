import { seedDemo, seedRegistry } from '../../seeds/seed.ts';
import { readDatabaseSettings } from '../config.ts';
import { migrateUp } from '../orm.ts';
import { addCommand } from './add-command.ts';
import { withProgress } from './cli.ts';
import type { CommandSetup } from './program.ts';
import { unreachable, withDatabase } from './with-database.ts';

export function addMigrate({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'migrate',
    summary: 'Bring the tables up to date.',
    description:
      'Brings the tables up to date: makes those that are missing, and never touches the data of your own. Safe to run again, and from two places at once.',
    examples: ['DATABASE_URL=postgres://owner:secret@db.example:5432/app tfc migrate'],
  }).action(
    answering(async () => {
      const { url } = readDatabaseSettings(cli.env);
      const migrated = await withProgress(cli, 'Migrating', () => migrateUp(url)).catch((error: unknown) => {
        const code: unknown = Object(error)['code'];
        // What PostgreSQL says of a statement is told as it is; anything else is about the connection.
        throw typeof code === 'string' && /^(42|55|25)/.test(code) ? error : unreachable(error);
      });
      const text =
        migrated.length === 0 ? 'The tables are up to date.' : `Migrated: ${migrated.join(', ')}. Next: tfc seed`;
      return { text, json: { migrated } };
    }),
  );
}

export function addSeed({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'seed',
    summary: 'Add the features, models and components that are missing.',
    description:
      'Adds the features, models and components that the registry lacks. Never touches a default or a switch that somebody has changed. Safe to run again.',
    examples: ['tfc seed', 'tfc seed --demo'],
  })
    .option('--demo', 'Also add the tiers, tenants and users of the demo.')
    .action(
      answering(async ({ demo = false }: { demo?: boolean }) =>
        withDatabase(cli, ({ orm, pinnedMode }) =>
          withProgress(cli, 'Seeding', async () => {
            let { revision } = await seedRegistry(orm, { pinnedMode });
            if (demo) ({ revision } = await seedDemo(orm, { pinnedMode }));
            const text = `The registry${demo ? ' and the demo are' : ' is'} complete, at revision ${revision}.`;
            return { text, json: { revision, demo } };
          }),
        ),
      ),
    );
}
