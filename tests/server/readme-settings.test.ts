import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settings } from '../../server/config.ts';
import { tableBetween } from '../support/markdown.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

it('the README lists every setting with its default and meaning, in the order of server/config.ts', () => {
  expect(tableBetween(readme, 'settings')).toEqual(
    settings.map((setting) => [`\`${setting.name}\``, setting.default, setting.meaning]),
  );
});
