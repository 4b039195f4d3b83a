import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Draft,
  reviewDraft,
  withEdit,
  withMineKept,
  withoutEdit,
  withoutSaved,
} from '../../../client/admin/editing/draft.ts';

const server = (values: Readonly<Record<string, number>>) => (id: string) => values[id];

describe('a draft', () => {
  test('shows what would change, in the order in which it was edited', () => {
    const draft = withEdit(withEdit({}, 'b', 1, 2), 'a', 3, 4);
    expect(reviewDraft(draft, server({ a: 3, b: 1 }))).toEqual([
      { id: 'b', base: 1, mine: 2, theirs: 1, state: 'changed' },
      { id: 'a', base: 3, mine: 4, theirs: 3, state: 'changed' },
    ]);
  });

  test('is empty again after an edit back to what there is', () => {
    expect(withEdit(withEdit({}, 'a', 1, 2), 'a', 1, 1)).toEqual({});
  });

  test('keeps the value that the first edit began with, so that a change by somebody else is not missed', () => {
    const draft = withEdit(withEdit({}, 'a', 1, 2), 'a', 5, 3);
    expect(reviewDraft(draft, server({ a: 5 }))).toMatchObject([{ base: 1, mine: 3, theirs: 5, state: 'conflict' }]);
  });

  test('is no conflict where somebody else changed something else', () => {
    const draft = withEdit({}, 'a', 1, 2);
    expect(reviewDraft(draft, server({ a: 1, b: 9 }))).toMatchObject([{ state: 'changed' }]);
  });

  test('drops what somebody else set to the same value, and what is gone', () => {
    const draft = withEdit(withEdit({}, 'a', 1, 2), 'gone', 1, 2);
    expect(reviewDraft(draft, server({ a: 2 }))).toEqual([]);
    expect(withoutSaved(draft, server({ a: 2, gone: 1 }))).toEqual({ gone: { base: 1, mine: 2 } });
  });

  test('goes on over a conflict with the value of either side', () => {
    const draft = withEdit({}, 'a', 1, 2);
    const now = server({ a: 5 });
    expect(reviewDraft(withMineKept(draft, 'a', 5), now)).toMatchObject([{ mine: 2, theirs: 5, state: 'changed' }]);
    expect(reviewDraft(withoutEdit(draft, 'a'), now)).toEqual([]);
  });

  test('never calls it a conflict where nobody else changed the same thing, and never loses an edit that would change something', () => {
    const ids = ['a', 'b', 'c'];
    const edits = fc.array(fc.record({ id: fc.constantFrom(...ids), mine: fc.nat(3) }), { maxLength: 8 });
    const values = fc.record({ a: fc.nat(3), b: fc.nat(3), c: fc.nat(3) });
    fc.assert(
      fc.property(values, edits, values, (before, made, after) => {
        const draft = made.reduce<Draft<number>>(
          (so, { id, mine }) => withEdit(so, id, server(before)(id) ?? 0, mine),
          {},
        );
        const wanted = new Map(made.map(({ id, mine }) => [id, mine]));
        const lines = reviewDraft(draft, server(after));
        for (const id of ids) {
          const line = lines.find((candidate) => candidate.id === id);
          const isWanted = wanted.has(id) && wanted.get(id) !== server(before)(id);
          const changes = isWanted && wanted.get(id) !== server(after)(id);
          expect(line?.mine).toBe(changes ? wanted.get(id) : undefined);
          const state = server(before)(id) === server(after)(id) ? 'changed' : 'conflict';
          expect(line?.state).toBe(changes ? state : undefined);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
