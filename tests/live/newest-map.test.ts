import { expect, test } from 'vitest';
import { NewestMap } from '../../server/resolution/newest-map.ts';

test('what was set longest ago is forgotten first, and setting again counts as new', () => {
  const map = new NewestMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  map.set('c', 4);
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([3, undefined, 4]);
});
