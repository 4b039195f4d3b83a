import type { Command } from 'commander';
import type { Answer, Cli } from './cli.ts';

/** What a command is added to; `answering` prints what its work answers, as text or, with --json, for machines. */
export interface CommandSetup {
  readonly program: Command;
  readonly cli: Cli;
  readonly answering: <Args extends readonly unknown[]>(
    work: (...args: Args) => Promise<Answer>,
  ) => (...args: Args) => Promise<void>;
}
