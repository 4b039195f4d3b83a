import { describe, expect, test } from 'vitest';
import { ChangeHistory } from '../../server/resolution/change-history.ts';

const tier = { kind: 'tiers', id: 'pro' } as const;

describe('what was read before a change', () => {
  test('is kept where the change did not touch it', () => {
    const history = new ChangeHistory();
    history.add([{ revision: 8, scopes: { tiers: ['free'] } }]);
    expect(history.stillHolds(tier, 7, 8)).toBe(true);
  });

  test('is dropped where the change touched it, however late the read comes back', () => {
    const history = new ChangeHistory();
    history.add([
      { revision: 8, scopes: { tiers: ['pro'] } },
      { revision: 9, scopes: { tenants: ['acme'] } },
    ]);
    expect(history.stillHolds(tier, 7, 9)).toBe(false);
    expect(history.stillHolds(tier, 8, 9)).toBe(true);
  });

  test('is dropped where nobody can tell any more what happened since', () => {
    const history = new ChangeHistory();
    history.add([{ revision: 8, scopes: {} }]);
    expect(history.stillHolds(tier, 6, 8)).toBe(false);
    history.clear();
    expect(history.stillHolds(tier, 7, 8)).toBe(false);
  });

  test('is dropped by a write of the host application, which may have touched anything', () => {
    const history = new ChangeHistory();
    history.add([{ revision: 8, scopes: { all: true } }]);
    expect(history.stillHolds(tier, 7, 8)).toBe(false);
    expect(history.stillHolds({ kind: 'catalog' }, 7, 8)).toBe(false);
  });
});
