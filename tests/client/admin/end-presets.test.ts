import { describe, expect, test } from 'vitest';
import { endPresets, toLocalInput } from '../../../client/admin/values/end-presets.ts';

const endOf = (label: string, now: Date): Date => {
  const preset = endPresets(now).find((candidate) => candidate.label === label);
  if (preset?.end == null) throw new Error(`There is no end called ${label}.`);
  return new Date(preset.end);
};

describe('until Friday', () => {
  test.each([
    ['Monday', '2026-11-23T09:00', '2026-11-28'],
    ['Thursday, late', '2026-11-26T23:59', '2026-11-28'],
    ['Friday', '2026-11-27T08:00', '2026-12-05'],
    ['Saturday', '2026-11-28T08:00', '2026-12-05'],
    ['Sunday, over the end of a year', '2026-12-27T12:00', '2027-01-02'],
  ])('asked on a %s ends as the Saturday after begins, in the zone of the reader', (_day, now, saturday) => {
    const end = endOf('Until Friday', new Date(now));
    expect(
      [end.getFullYear(), end.getMonth() + 1, end.getDate()].map((part) => String(part).padStart(2, '0')).join('-'),
    ).toBe(saturday);
    expect(end.getHours() * 60 + end.getMinutes()).toBe(0);
  });
});

test('every end lies in the future', () => {
  const now = new Date('2026-11-27T23:59:59.999');
  const ends = endPresets(now).flatMap(({ end }) => (end === null ? [] : [Date.parse(end)]));
  expect(ends).toHaveLength(4);
  expect(Math.min(...ends)).toBeGreaterThan(now.getTime());
});

test('a moment comes back from its field as it went in, to the minute', () => {
  const moment = new Date('2026-03-29T10:30:00');
  expect(new Date(toLocalInput(moment)).getTime()).toBe(moment.getTime());
});
