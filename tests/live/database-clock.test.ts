import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DatabaseClock } from '../../server/changes/database-clock.ts';

/** A database whose clock is ahead of ours by `skew`, asked over a network with these delays (ms). */
function follow(skew: number, polls: readonly { readonly there: number; readonly back: number }[]) {
  let monotonic = 1_000;
  let ahead = skew;
  const clock = new DatabaseClock(() => monotonic);
  const poll = ({ there, back }: { readonly there: number; readonly back: number }): void => {
    const askedAt = monotonic;
    monotonic += there;
    const read = monotonic + ahead;
    monotonic += back;
    clock.sync(read, askedAt);
    monotonic += 1_000;
  };
  polls.forEach(poll);
  return {
    error: () => clock.now() - (monotonic + ahead),
    setDatabaseClock(step: number) {
      ahead += step;
    },
    poll,
  };
}

const delay = fc.record({ there: fc.integer({ min: 0, max: 500 }), back: fc.integer({ min: 0, max: 500 }) });

test('is as right as the quickest of the last polls, however slow the others are', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1e12, max: 2e12 }),
      fc.array(delay, { minLength: 1, maxLength: 16 }),
      (skew, polls) => {
        const quickest = Math.min(...polls.map(({ there, back }) => there + back));
        expect(Math.abs(follow(skew, polls).error())).toBeLessThanOrEqual(quickest + 1);
      },
    ),
  );
});

test('follows a database whose clock is set forward, and stands still until one that is set back has caught up', () => {
  const followed = follow(1e12, [{ there: 1, back: 1 }]);
  followed.setDatabaseClock(60_000);
  followed.poll({ there: 1, back: 1 });
  expect(Math.abs(followed.error())).toBeLessThanOrEqual(3);
  followed.setDatabaseClock(-5_000);
  followed.poll({ there: 1, back: 1 });
  const error = followed.error();
  expect(error).toBeGreaterThan(0);
  for (let second = 0; second < 8; second += 1) followed.poll({ there: 1, back: 1 });
  expect(Math.abs(followed.error())).toBeLessThanOrEqual(3);
});
