import type { Command } from 'commander';
import { createProgram } from './program.ts';

/** docs/CLI.md, made from the commands' own help, so that the two cannot differ. */
export function cliDocument(): string {
  const nowhere = () => undefined;
  const program = createProgram({ env: {}, user: '', write: nowhere, tell: nowhere, ask: null }, nowhere);
  const commands = program.commands.map((command) => `## tfc ${command.name()}\n\n${block(command)}`);
  return `# The command line\n\nThis page is \`tfc --help\` and the help of each command; change them in \`server/cli/\`, and write it anew with
\`npm exec vitest -- run --project pure tests/server/cli-document.test.ts -u\`.\n\n${block(program)}\n\n${commands.join('\n\n')}\n`;
}

function block(command: Command): string {
  let text = '';
  // What is added after the help is written, not returned.
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}
