import { expect, test } from 'vitest';
import { EntryPool } from '../../server/resolution/entry-pool.ts';
import { resolveFeatures } from '../../server/resolution/resolve-features.ts';
import { check } from '../spec/answers.ts';
import { anyState } from '../spec/random-state.ts';
import { NOW } from '../spec/world.ts';

test('an answer made of what was here before is equal, whatever was here before', () => {
  const pool = new EntryPool();
  check(anyState, (state) => {
    const answer = resolveFeatures(state, NOW);
    expect(pool.share(answer)).toStrictEqual(answer);
  });
});

test('an answer that is decided again comes out as the same entries and lists of models and components', () => {
  check(anyState, (state) => {
    const pool = new EntryPool();
    const [one, two] = [0, 1].map(() => pool.share(resolveFeatures(state, NOW)));
    expect(two?.features.map((entry, place) => entry === one?.features[place])).not.toContain(false);
    expect(two?.models).toBe(one?.models);
    expect(two?.components).toBe(one?.components);
  });
});
