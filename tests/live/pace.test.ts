import { expect, test } from 'vitest';
import { Pace } from '../../server/live/pace.ts';

/** How many publications changes at these moments (ms) lead to, and how long the slowest change waited. */
function publish(moments: readonly number[]): { publications: number; slowest: number } {
  const pace = new Pace();
  let due: number | undefined;
  let oldest = 0;
  let publications = 0;
  let slowest = 0;
  const end = Math.max(...moments) + 1_000;
  for (let now = 0; now <= end; now += 1) {
    const changes = moments.filter((moment) => moment === now).length;
    if (changes > 0) {
      pace.note(now, changes);
      if (due === undefined) oldest = now;
      due ??= now + pace.wait(now);
    }
    if (due === undefined || due > now) continue;
    publications += 1;
    slowest = Math.max(slowest, now - oldest);
    due = undefined;
  }
  return { publications, slowest };
}

test('single changes go out at once, also twenty a second', () => {
  const moments = Array.from({ length: 100 }, (_, index) => index * 50);
  expect(publish(moments)).toEqual({ publications: 100, slowest: 0 });
});

test('two thousand changes in two seconds become a handful of publications, none half a second late', () => {
  const moments = Array.from({ length: 2_000 }, (_, index) => index);
  const { publications, slowest } = publish(moments);
  expect(publications).toBeLessThanOrEqual(15);
  expect(slowest).toBeLessThan(500);
});
