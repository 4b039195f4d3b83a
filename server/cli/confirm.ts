import { CliError, type Cli } from './cli.ts';

/** @throws {CliError} unless somebody says yes */
export async function confirm(cli: Cli, question: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (cli.ask === null) {
    throw new CliError('Nothing was changed: add --yes where nobody can be asked.', 'NOT_CONFIRMED');
  }
  const answer = await cli.ask(`${question} Type yes: `);
  if (answer.trim().toLowerCase() !== 'yes') throw new CliError('Nothing was changed.', 'NOT_CONFIRMED');
}
