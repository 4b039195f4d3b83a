import { describe, expect, it } from 'vitest';
import { cliDocument } from '../../server/cli/cli-document.ts';
import { runCli } from '../../server/cli/run-cli.ts';
import { withProgress } from '../../server/cli/cli.ts';

async function shown(...args: readonly string[]): Promise<{ code: number; text: string; told: string }> {
  let [text, told] = ['', ''];
  const code = await runCli(args, {
    env: {},
    user: 'ada',
    write: (part) => (text += part),
    tell: (part) => (told += part),
    ask: null,
  });
  return { code, text, told };
}

describe('docs/CLI.md', () => {
  it('is the help of every command', async () => {
    await expect(cliDocument()).toMatchFileSnapshot('../../docs/CLI.md');
  });

  it('shows what the command line shows', async () => {
    const page = cliDocument();
    const general = await shown('--help');
    expect(general.code).toBe(0);
    expect(page).toContain(general.text.trimEnd());
    const names = [...general.text.matchAll(/^ {2}([a-z-]+) \[options\]/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(9);
    for (const name of names) {
      const help = await shown('help', name);
      expect(help.code).toBe(0);
      expect(help.text).toContain('Examples:\n  $ ');
      expect(page).toContain(help.text.trimEnd());
    }
  });
});

describe('the command line', () => {
  it('suggests the command that was meant, with exit code 1', async () => {
    const { code, text, told } = await shown('exprot');
    expect({ code, text }).toEqual({ code: 1, text: '' });
    expect(told).toContain('Did you mean export?');
  });

  it('says that work goes on once it takes longer than a second, and nothing before', async () => {
    const told: string[] = [];
    const cli = { tell: (text: string) => void told.push(text) };
    await withProgress(cli, 'Counting', () => Promise.resolve(1));
    expect(told).toEqual([]);
    let finish = (): void => undefined;
    const working = withProgress(
      { tell: (text) => (cli.tell(text), finish()) },
      'Counting',
      () => new Promise<void>((resolve) => (finish = resolve)),
    );
    await working;
    expect(told).toEqual(['Counting ... 1 s\n']);
  });
});
