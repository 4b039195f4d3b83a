import { Command } from 'commander';
import type { Cli } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';
import { addApply, addExport, addPlan } from './configuration-commands.ts';
import { addDoctor } from './doctor-command.ts';
import { addExplain } from './explain-command.ts';
import { addImportTiers } from './import-tiers-command.ts';
import { addMigrate, addSeed } from './migrate-command.ts';
import { addMode } from './mode-command.ts';
import { addToken } from './token-command.ts';
import { addTypes } from './types-command.ts';
import { addVerifyAudit } from './verify-audit-command.ts';

const ABOUT =
  'Tenant Feature Control from the command line. It works on the PostgreSQL of DATABASE_URL, or on the embedded one in DATA_DIR.';
const MORE = `
Examples:
  Set up a database of your own:
    $ export DATABASE_URL=postgres://app:secret@db.example:5432/app
    $ tfc migrate && tfc seed
  Keep registry, tiers and catalog in your repository:
    $ tfc export --out features.yaml
    $ tfc plan features.yaml --out plan.json      # exit code 2: there are differences
    $ tfc apply plan.json --yes --reason "spring prices"
  Ask why a tenant has a feature, or has it not:
    $ tfc explain acme models.openai

Exit codes: 0 done, 1 something is wrong (one sentence on stderr tells what), 2 there are differences.
In this repository tfc is \`npm run -s tfc -- <command>\`. \`tfc help <command>\` tells more about one.`;

/** All commands with their help, from which docs/CLI.md is made as well. */
export function createProgram(cli: Cli, exit: (code: number) => void): Command {
  const program = new Command('tfc')
    .description(ABOUT)
    .addHelpText('after', MORE)
    .helpCommand('help [command]', 'What a command does, with examples.')
    .helpOption('-h, --help', 'Show this.')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: cli.write,
      writeErr: cli.tell,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    });
  const answering: CommandSetup['answering'] =
    (work) =>
    async (...args) => {
      const { text, json, exitCode = 0 } = await work(...args);
      // Commander hands the options over as the last argument but one, the command itself.
      const options: unknown = args.at(-2);
      cli.write(`${Object(options)['json'] === true ? JSON.stringify(json, null, 2) : text}\n`);
      exit(exitCode);
    };
  const setup: CommandSetup = { program, cli, answering };
  for (const add of [
    addMigrate,
    addSeed,
    addImportTiers,
    addMode,
    addExport,
    addPlan,
    addApply,
    addExplain,
    addVerifyAudit,
    addToken,
    addTypes,
    addDoctor,
  ]) {
    add(setup);
  }
  return program;
}
