import 'reflect-metadata';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { runCli } from './run-cli.ts';

const ask = async (question: string): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
};

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // an account without a name, as in some containers
  }
}

// Whoever reads has seen enough, as `head` has: what is left to do is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not process.exit: what is written to a pipe would be cut off.
process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  user: userName(),
  write: (text) => void process.stdout.write(text),
  tell: (text) => void process.stderr.write(text),
  ask: process.stdin.isTTY ? ask : null,
});
