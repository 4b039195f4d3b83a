import { Option } from 'commander';
import { seedDemo, seedRegistry } from '../../seeds/seed.ts';
import { readDatabaseSettings } from '../config.ts';
import { StartupError } from '../database/startup-error.ts';
import { inSnapshot } from '../database/transaction.ts';
import { createOrm, migrateDown, migrateUp } from '../orm.ts';
import { addCommand } from './add-command.ts';
import { CliError, withProgress, type Answer, type Cli } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';
import { confirm } from './confirm.ts';
import { readWhatIsLost } from './what-is-lost.ts';
import { unreachable, withDatabase } from './with-database.ts';

interface MigrateOptions {
  readonly appRole?: string;
  readonly down?: 'own' | 'all';
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function addMigrate({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'migrate',
    summary: 'Bring the tables up to date, or take them away.',
    description:
      "Brings the tables up to date: makes those that are missing, and never touches the data of your own. Safe to run again, and from two places at once. DATABASE_URL is the address of the role that owns the tables. Servers should connect as another one, which cannot rewrite the audit log: --app-role gives it what they need. --down takes our tables away again, and is refused unless the old JSON decides and servers are stopped: 'own' leaves every column of yours and ours in license_tier, tenant and app_user; 'all' also takes the columns that we added there, and tables that we made and that are empty. license_tier.features and features_original stay in both.",
    examples: [
      'DATABASE_URL=postgres://owner:secret@db.example:5432/app tfc migrate',
      'tfc migrate --app-role features',
      'tfc migrate --down own',
    ],
  })
    .option('--app-role <name>', 'The role that servers connect as; DATABASE_APP_ROLE unless given.')
    .addOption(new Option('--down <extent>', 'Take our tables away.').choices(['own', 'all']))
    .option('--yes', 'With --down: do not ask.')
    .action(
      answering(async ({ appRole, down, yes = false, json = false }: MigrateOptions) => {
        const settings = readDatabaseSettings(cli.env);
        if (down !== undefined) return takeAway(cli, settings.url, down, { yes, json });
        const { names, appRoles } = await withProgress(cli, 'Migrating', () =>
          migrateUp(settings.url, { appRole: appRole ?? settings.appRole }),
        ).catch(told);
        const text = [
          names.length === 0 ? 'The tables are up to date.' : `Migrated: ${names.join(', ')}. Next: tfc seed`,
          ...(appRoles.length === 0 ? [] : [`Servers may connect as ${appRoles.join(', ')}.`]),
        ].join('\n');
        return { text, json: { migrated: names, appRoles } };
      }),
    );
}

async function takeAway(
  cli: Cli,
  url: string,
  extent: 'own' | 'all',
  { yes, json }: { readonly yes: boolean; readonly json: boolean },
): Promise<Answer> {
  const orm = await createOrm({ databaseUrl: url, poolSize: 1 }).catch((error: unknown) => {
    throw unreachable(error);
  });
  try {
    const lost = await inSnapshot(orm.em, readWhatIsLost);
    if (!json) cli.write(`${lost}\n`);
  } finally {
    await orm.close(true);
  }
  await confirm(cli, 'Take the tables away?', yes);
  const undone = await withProgress(cli, 'Taking the tables away', () => migrateDown(url, extent)).catch(told);
  const text =
    undone.length === 0
      ? 'There is nothing to take away.'
      : `Undone: ${undone.join(', ')}. Servers start with FEATURE_CONTROL_MODE=legacy only.`;
  return { text, json: { undone } };
}

/** @throws what is told of it: what PostgreSQL says of a statement as it is; anything else is about the connection */
function told(error: unknown): never {
  const code: unknown = Object(error)['code'];
  if (code === '42501') throw new CliError(NOT_OWNER, 'NOT_OWNER');
  if (error instanceof StartupError || (typeof code === 'string' && /^(42|55|25)/.test(code))) throw error;
  throw unreachable(error);
}

const NOT_OWNER =
  'The role of DATABASE_URL does not own the tables, so it cannot migrate them; take the address of their owner.';

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
