import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

type Methods = Readonly<Record<string, (...args: never[]) => unknown>>;

/** A process of its own whose exported methods are called from here. */
export interface Child<M extends Methods> extends AsyncDisposable {
  call<Name extends keyof M & string>(name: Name, ...args: Parameters<M[Name]>): Promise<Awaited<ReturnType<M[Name]>>>;
}

interface Call {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** What is measured has this core for itself, as far as the machine allows. */
export const SERVER_CORE = 0;
/** The load, the database and the coordinator. */
export const LOAD_CORE = 1;

const canPin = spawnSync('taskset', ['-c', String(LOAD_CORE), 'true']).status === 0;
const STOP = 10_000; // 10 seconds

/** Whether processes stay on their cores; without `taskset` they go where the system puts them. */
export function pinSelf(core: number): boolean {
  return canPin && spawnSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]).status === 0;
}

/** Starts a file that calls `serve`. It ends with the child, and with this process in any case. */
export async function startChild<M extends Methods>(
  file: string,
  core: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<Child<M>> {
  const node = [process.execPath, '--expose-gc', '--import', 'tsx', new URL(file, import.meta.url).pathname];
  // Set for profiling only: a .cpuprofile per process.
  const profile = process.env['BENCH_PROFILE'];
  if (profile !== undefined) node.splice(1, 0, '--cpu-prof', `--cpu-prof-dir=${profile}`);
  const [command = '', ...args] = canPin ? ['taskset', '-c', String(core), ...node] : node;
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: { ...process.env, ...environment },
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const exited = once(child, 'exit');
  let last = 0;
  child.on('message', ({ id, value, error }: Answer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(`${file}: ${error}`));
  });
  child.once('exit', (code, signal) => {
    for (const call of waiting.values()) call.reject(new Error(`${file} ended: ${code ?? signal}`));
    waiting.clear();
  });
  const call = (name: string, args: readonly unknown[]): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    last += 1;
    waiting.set(last, answer);
    child.send({ id: last, name, args } satisfies Call);
    return answer.promise;
  };
  await call('', []);
  return {
    call: (name, ...args) => call(name, args) as Promise<Awaited<ReturnType<M[typeof name]>>>,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const deadline = setTimeout(() => child.kill('SIGKILL'), STOP);
      child.disconnect();
      await exited;
      clearTimeout(deadline);
    },
  };
}

/** In the child: answers the calls of the parent, and ends when it goes away. */
export function serve(methods: Methods, close: () => Promise<void> = async () => undefined): void {
  process.on('message', ({ id, name, args }: Call) => {
    const work = async (): Promise<unknown> => {
      const method = methods[name] as ((...args: readonly unknown[]) => unknown) | undefined;
      return method?.(...args);
    };
    work().then(
      (value) => process.send?.({ id, value } satisfies Answer),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? (error.stack ?? '') : String(error) }),
    );
  });
  process.once('disconnect', () => {
    close().then(
      () => process.exit(),
      () => process.exit(1),
    );
  });
}
