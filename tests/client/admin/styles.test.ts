import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';

test('a class is styled in one folder only: styles of a screen stay when another one is opened', () => {
  const folders = new Map<string, Set<string>>();
  for (const file of globSync(['client/admin/admin.css', 'client/admin/*/*.css'])) {
    const rules = readFileSync(file, 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
    // What a selector begins with; below that, a class of another folder may be fitted in.
    for (const [, name = ''] of rules.matchAll(/(?:^|[},{])\s*\.([a-z][\w-]*)/g)) {
      folders.set(name, (folders.get(name) ?? new Set()).add(dirname(file)));
    }
  }
  expect(folders.size).toBeGreaterThan(100);
  const shared = [...folders].filter(([, { size }]) => size > 1).map(([name, found]) => [name, ...found]);
  expect(shared).toEqual([]);
});
