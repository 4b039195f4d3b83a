import { readDatabaseSettings } from '../config.ts';
import { addCommand } from './add-command.ts';
import { withProgress } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';
import { examine, type Finding } from './examine-database.ts';

const WORDS = { ok: 'ok  ', warning: 'WARN', failure: 'FAIL' } as const;

export function addDoctor({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'doctor',
    summary: 'Check the database and its settings.',
    description:
      'Checks that the database can be reached, its version and tables, what the role may do, the mode, that LISTEN arrives (a pooler may swallow it), that clocks agree, that triggers are in place, that no row points nowhere, that your own tables take what servers write (it is tried and taken back), and that the copy for the old system is up to date. Changes nothing. Give it the address that servers have. Exit code 1 where something fails.',
    examples: ['tfc doctor', 'tfc doctor --json'],
  }).action(
    answering(async () => {
      const settings = readDatabaseSettings(cli.env);
      const findings = await withProgress(cli, 'Examining', () => examine(settings));
      const failed = findings.some(({ level }) => level === 'failure');
      return { text: findings.map(line).join('\n'), json: { ok: !failed, findings }, exitCode: failed ? 1 : 0 };
    }),
  );
}

function line({ check, level, detail }: Finding): string {
  return `${WORDS[level]}  ${check.padEnd(12)}${detail}`;
}
