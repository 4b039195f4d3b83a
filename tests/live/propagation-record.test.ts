import { expect, test } from 'vitest';
import { PropagationRecord } from '../../server/live/propagation-record.ts';

const sample = (revision: number, milliseconds: number) => ({ revision, at: 1_000 + revision, milliseconds });

test('nothing is said of how quick changes were before there was one', () => {
  const record = new PropagationRecord();
  expect([record.sentCount, record.samples, record.quantile(0.5), record.quantile(0.99)]).toEqual([0, [], null, null]);
});

test('the last 200 are kept, oldest first, and the quantiles are about them', () => {
  const record = new PropagationRecord();
  for (let revision = 1; revision <= 300; revision += 1) {
    record.note(sample(revision, revision <= 100 ? 9_999 : revision));
  }
  expect(record.sentCount).toBe(300);
  expect(record.samples).toHaveLength(200);
  expect([record.samples[0], record.samples.at(-1)]).toEqual([sample(101, 101), sample(300, 300)]);
  expect([record.quantile(0.5), record.quantile(0.99)]).toEqual([200, 298]);
});

test('what was sent because everything was read anew is no sample: its change may be days old', () => {
  const record = new PropagationRecord();
  record.reset(7);
  record.note(sample(7, 86_400_000));
  record.note(sample(8, 3));
  expect(record.samples).toEqual([sample(8, 3)]);
});
