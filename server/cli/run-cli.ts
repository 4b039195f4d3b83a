import { CommanderError } from 'commander';
import { ConfigurationFault } from '../configuration/configuration-fault.ts';
import { StartupError } from '../database/startup-error.ts';
import { BadInput, Refusal, Unauthenticated } from '../errors.ts';
import { CliError, type Cli } from './cli.ts';
import { createProgram } from './program.ts';

/**
 * Runs the command line.
 * @returns the exit code: 0 done, 1 something is wrong, 2 there are differences
 */
export async function runCli(args: readonly string[], cli: Cli): Promise<number> {
  let exitCode = 0;
  const program = createProgram(cli, (code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has told already what is wrong with the arguments, or has shown the help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    const told = toldOf(error);
    if (args.includes('--json')) cli.write(`${JSON.stringify({ error: told }, null, 2)}\n`);
    cli.tell(`tfc: ${told.message}\n`);
    return 1;
  }
}

interface Told {
  readonly code: string;
  readonly message: string;
  readonly [detail: string]: unknown;
}

function toldOf(error: unknown): Told {
  if (error instanceof ConfigurationFault) {
    const { message, file, line, path } = error;
    return { code: 'INVALID_CONFIGURATION', message, file, line, path };
  }
  if (error instanceof Refusal) {
    const { code, message, details, inputPath: path } = error;
    return { code, message, path, details };
  }
  if (error instanceof CliError || error instanceof BadInput || error instanceof Unauthenticated) {
    return { code: error.code, message: error.message };
  }
  if (error instanceof StartupError) return { code: 'SETTINGS', message: error.message };
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return { code: 'UNEXPECTED', message: `This should not have happened: ${message}` };
}
