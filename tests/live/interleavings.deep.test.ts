import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkInterleavings } from './check-interleavings.ts';

// Only the clock: nothing here waits for real time.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('under thousands of interleavings of reads, polls and commits nobody is told anything older than allowed', async () => {
  const { answers, events } = await checkInterleavings(1_500);
  expect(Math.min(answers, events)).toBeGreaterThan(1_500);
});
