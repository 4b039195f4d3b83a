import { describe, expect, test } from 'vitest';
import { csvField } from '../../server/audit/audit-export.ts';

/** What spreadsheets begin a formula with, in the forms that they read as the same. */
const starts = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '＝',
  '＋',
  '－',
  '＠',
  '﹦',
  '﹢',
  '﹣',
  '﹫',
  '⁼',
  '⁺',
  '⁻',
  '\u2212',
];
const hidden = [
  '',
  ' ',
  '\n',
  '\u00A0',
  '\u3000',
  '\u200B',
  '\uFEFF',
  '\u0001',
  '\0',
  '\u202E',
  '\u3164',
  '\u2800',
  '\u{E0041}',
  '\u115F',
];

describe('a text in the export', () => {
  test.each(starts)('that begins with %j is no formula, whatever hides before it', (start) => {
    for (const before of hidden) expect(csvField(`${before}${start}cmd|' /C calc'!A0`)).toMatch(/^"'/);
  });

  test('stays one field, whatever separates fields', () => {
    for (const text of ['a,b', 'a;b', 'a\tb', 'a\r\n=1', 'a"b', `"=1"`, "'=1"]) {
      const field = csvField(text);
      expect(field.startsWith('"') && field.endsWith('"')).toBe(true);
      expect(field.slice(1, -1).replaceAll('""', '')).not.toContain('"');
    }
  });

  test('is left as it is where it is no formula', () => {
    for (const text of ['a=1', 'Pro', '2026-01-01', 'Zoë', '日本', '1-2']) expect(csvField(text)).toBe(text);
    expect(csvField(-5)).toBe('-5');
  });
});
