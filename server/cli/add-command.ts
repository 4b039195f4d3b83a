import type { Command } from 'commander';

interface CommandText {
  /** As `plan <file>`. */
  readonly usage: string;
  readonly summary: string;
  /** What it does and what to know of it. */
  readonly description: string;
  /** Whole lines, without the prompt. */
  readonly examples: readonly string[];
}

/** A command whose help teaches: what it does, its options, and examples that can be copied. */
export function addCommand(program: Command, { usage, summary, description, examples }: CommandText): Command {
  const lines = examples.map((example) => `  $ ${example}`).join('\n');
  return program
    .command(usage)
    .summary(summary)
    .description(description)
    .helpOption('-h, --help', 'Show this.')
    .option('--json', 'Answer in JSON.')
    .addHelpText('after', `\nExamples:\n${lines}`);
}
