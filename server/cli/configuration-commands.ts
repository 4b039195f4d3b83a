import { readFile, writeFile } from 'node:fs/promises';
import { applyPlanned, planConfiguration, type ConfigurationPlan } from '../configuration/plan-configuration.ts';
import {
  readConfigurationData,
  readConfigurationFile,
  type ConfigurationFile,
} from '../configuration/read-configuration-file.ts';
import { readWorld } from '../configuration/read-world.ts';
import { sectionNames } from '../configuration/sections.ts';
import { describeConfiguration, writeYaml } from '../configuration/write-configuration.ts';
import { inSnapshot } from '../database/transaction.ts';
import { Refusal } from '../errors.ts';
import { isPlainObject } from '../resolution/json-size.ts';
import { addCommand } from './add-command.ts';
import { CliError, withProgress, type Cli } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';
import { confirm } from './confirm.ts';
import { planText } from './plan-text.ts';
import { withDatabase, type CliDatabase } from './with-database.ts';

export function addExport({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'export',
    summary: 'Write registry, tiers, models and components as YAML.',
    description:
      'Writes features with their relations, tiers with their features, models and components as YAML, in a stable order: the same configuration gives the same file. Entries leave out what has its default.',
    examples: ['tfc export > features.yaml', 'tfc export --out features.yaml', 'tfc export --json'],
  })
    .option('--out <file>', 'Write it there instead of to the terminal.')
    .action(
      answering(async ({ out }: { out?: string }) =>
        withDatabase(cli, async ({ em }) => {
          const { world, data } = await withProgress(cli, 'Reading the configuration', () =>
            inSnapshot(em, async (query) => {
              const world = await readWorld(query);
              return { world, data: describeConfiguration(world) };
            }),
          );
          if (out === undefined) return { text: writeYaml(data).trimEnd(), json: data };
          await save(out, writeYaml(data));
          const counts = Object.fromEntries(sectionNames.map((name) => [name, data[name].length]));
          const text = `Wrote ${out}: ${sectionNames.map((name) => `${data[name].length} ${name}`).join(', ')}.`;
          return { text, json: { file: out, revision: world.revision, ...counts } };
        }),
      ),
    );
}

export function addPlan({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'plan <file>',
    summary: 'Show what applying a file would change, and for whom.',
    description:
      'Compares a file with the database, rehearses applying it, and tells which tenants would gain or lose what. Changes nothing. Exit code 2 where there are differences. Things that the file does not name are left as they are, and listed.',
    examples: ['tfc plan features.yaml', 'tfc plan features.yaml --out plan.json && echo "nothing to do"'],
  })
    .option('--out <plan>', 'Also write the plan there, for `tfc apply`.')
    .action(
      answering(async (file: string, { out }: { out?: string }) => {
        const { configuration } = await load(file);
        return withDatabase(cli, async (database) => {
          const plan = await planOf(cli, database, configuration);
          if (out !== undefined) {
            await save(out, `${JSON.stringify({ tfcPlan: 1, ...plan, configuration: configuration.data }, null, 2)}\n`);
          }
          return { text: planText(plan), json: plan, exitCode: plan.changes.length === 0 ? 0 : 2 };
        });
      }),
    );
}

export function addApply({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'apply <file>',
    summary: 'Make the database say what a file or a plan says.',
    description:
      'Applies a file, or a plan that `tfc plan --out` has written: one transaction, one revision, every row in the audit log; all of it or nothing. A plan is refused as PLAN_OUTDATED if configuration, tenants, or overrides have changed since. Asks first, unless --yes.',
    examples: ['tfc apply features.yaml', 'tfc apply plan.json --yes --reason "spring prices" --as "Ada Lovelace"'],
  })
    .option('--yes', 'Do not ask.')
    .option('--reason <text>', 'Why, for the audit log.')
    .option('--as <name>', 'Who is named in the audit log; the account that runs this unless given.')
    .action(
      answering(async (file: string, options: { yes?: boolean; reason?: string; as?: string; json?: boolean }) => {
        const { configuration, digest } = await load(file);
        return withDatabase(
          cli,
          async (database) => {
            const plan = await planOf(cli, database, configuration);
            if (digest !== null && plan.digest !== digest) {
              throw new Refusal(
                'PLAN_OUTDATED',
                `The world has moved since ${file} was made: plan again and look at it.`,
              );
            }
            const { changes, impact, revision: head } = plan;
            if (changes.length === 0) {
              return {
                text: 'Nothing to do: the database says all of it already.',
                json: { revision: head, changes, impact },
              };
            }
            if (options.json !== true) cli.write(`${planText(plan)}\n`);
            await confirm(cli, 'Apply this?', options.yes === true);
            const applied = await withProgress(cli, 'Applying', () =>
              applyPlanned(database, {
                entries: configuration.entries,
                reason: options.reason ?? null,
                digest: plan.digest,
              }),
            ).catch(placed(configuration));
            const { revision, outcome } = applied;
            return { text: `Applied as revision ${revision}.`, json: { revision, changes: outcome, impact } };
          },
          options,
        );
      }),
    );
}

interface Loaded {
  readonly configuration: ConfigurationFile;
  /** Of the world that the plan was made from; null for a file that is no plan. */
  readonly digest: string | null;
}

async function load(file: string): Promise<Loaded> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = String(Object(error)['code']);
    throw new CliError(
      code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`,
      'NO_FILE',
    );
  });
  const plan = planIn(text);
  if (plan === null) return { configuration: readConfigurationFile(file, text), digest: null };
  return { configuration: readConfigurationData(file, plan['configuration']), digest: String(plan['digest']) };
}

function planIn(text: string): Readonly<Record<string, unknown>> | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const data: unknown = JSON.parse(text);
    return isPlainObject(data) && 'tfcPlan' in data ? data : null;
  } catch {
    return null;
  }
}

function planOf(cli: Cli, database: CliDatabase, configuration: ConfigurationFile): Promise<ConfigurationPlan> {
  return withProgress(cli, 'Rehearsing the changes and counting who notices', () =>
    planConfiguration(database, configuration.entries),
  ).catch(placed(configuration));
}

/** A refusal of something in the file is told with its line. */
function placed({ fault }: ConfigurationFile): (error: unknown) => never {
  return (error) => {
    const isInFile = error instanceof Refusal && sectionNames.some((name) => name === error.inputPath[0]);
    throw isInFile ? fault(error.inputPath, `${error.code}: ${error.message}`) : error;
  };
}

async function save(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: unknown) => {
    throw new CliError(`${file} cannot be written (${String(Object(error)['code'])}).`, 'NO_FILE');
  });
}
