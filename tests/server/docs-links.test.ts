import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { firstColumn } from '../support/markdown.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })].map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}));
const exists = (path: string): boolean => existsSync(join(root, path));

/** The fragment that GitHub gives a heading. */
const fragmentOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

/** What is named with its folder. A file's name alone is not looked for. */
const NAMED = /`((?:\.?[\w-]+\/)+[\w.-]*)`/g;

/** Made when the project is built or run, not kept in it. */
const MADE = ['.data/', 'dist/'];

describe.each(pages)('$path', ({ path, text }) => {
  it('links only to what exists', () => {
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [file = '', fragment] = link.split('#');
        const target = file === '' ? path : posix.normalize(posix.join(dirname(path), file));
        if (!exists(target)) return true;
        if (fragment === undefined) return false;
        const headings = readFileSync(join(root, target), 'utf8').matchAll(/^#+ (.+)$/gm);
        return ![...headings].some((heading) => fragmentOf(heading[1] ?? '') === fragment);
      });
    expect(broken).toEqual([]);
  });

  it('names only files and folders that exist', () => {
    const missing = [...text.matchAll(NAMED)]
      .map((match) => match[1] ?? '')
      .filter((name) => !MADE.includes(name) && !exists(name));
    expect(missing).toEqual([]);
  });
});

it('the README tells what every script does that is for people', () => {
  const readme = pages.find(({ path }) => path === 'README.md')?.text ?? '';
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  // What others are made of: parts of a check or a build, and what npm calls by itself.
  const parts = Object.keys(scripts).filter((name) => /^(check|build):|^pre/.test(name) || name === 'schema');
  expect(firstColumn(readme, 'scripts').toSorted()).toEqual(
    Object.keys(scripts)
      .filter((name) => !parts.includes(name))
      .toSorted(),
  );
});
