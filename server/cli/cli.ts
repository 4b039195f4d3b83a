import { setInterval } from 'node:timers';

/** Where a command reads and writes: the process, or a test. */
export interface Cli {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the account that runs it, for the audit log. */
  readonly user: string;
  readonly write: (text: string) => void;
  /** To stderr: what is no answer. */
  readonly tell: (text: string) => void;
  /** Null where nobody can be asked. */
  readonly ask: ((question: string) => Promise<string>) | null;
}

/** What a command answers: for people and for machines. */
export interface Answer {
  /** Without a line break at its end. */
  readonly text: string;
  readonly json: unknown;
  /** 1: something is wrong. 2: there are differences. 0 unless given. */
  readonly exitCode?: 0 | 1 | 2;
}

/** Told to the person at the terminal in one sentence, with exit code 1. */
export class CliError extends Error {
  readonly code: string;

  constructor(message: string, code = 'CLI_ERROR') {
    super(message);
    this.name = 'CliError';
    this.code = code;
  }
}

const PATIENCE = 1_000; // milliseconds
const AGAIN = 5_000;

/** Says on stderr that work goes on, once it takes longer than a second. */
export async function withProgress<T>(cli: Pick<Cli, 'tell'>, doing: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  let next = PATIENCE;
  const timer = setInterval(() => {
    const elapsed = performance.now() - started;
    if (elapsed < next) return;
    next = elapsed + AGAIN;
    cli.tell(`${doing} ... ${Math.round(elapsed / 1_000)} s\n`);
  }, 100);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
