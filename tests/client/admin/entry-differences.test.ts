import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../client/admin/history/audit-entry.ts';
import { changeSets } from '../../../client/admin/history/audit-entry.ts';
import { entryDifferences } from '../../../client/admin/history/entry-differences.ts';

const entry: AuditEntry = {
  id: '1',
  revision: '7',
  action: 'UPDATE',
  entityType: 'TIER',
  entityId: 'tier',
  entityName: 'Pro',
  featureKey: 'limits.max_flows',
  featureName: 'Max Flows',
  performedAt: '2026-11-23T09:00:00.000Z',
  actorName: 'Ada',
  oldValue: null,
  newValue: null,
  before: null,
  after: null,
  change: { operation: 'setTierFeatures', reason: null, entryCount: 2 },
};
const value = { enabled: true, limit: null, unlimited: false, text: null, json: null };

describe('the differences of a line', () => {
  test('are told in words, with the value of the feature as people say it', () => {
    const differences = entryDifferences({
      ...entry,
      oldValue: { value: { enabled: true, value: 10 }, allowUpgrade: false, allowOverride: true },
      newValue: { value: { enabled: true, value: -1 }, allowUpgrade: true, allowOverride: true },
      before: { tierName: null, value: { ...value, limit: 10 } },
      after: { tierName: null, value: { ...value, unlimited: true } },
    });
    expect(differences).toEqual([
      { label: 'value', before: '10', after: 'Unlimited' },
      { label: 'upgrade requests', before: 'no', after: 'yes' },
    ]);
  });

  test('name the tier in place of its id, and leave out what only machines read', () => {
    const differences = entryDifferences({
      ...entry,
      oldValue: { tierId: 'a', slug: 'acme' },
      newValue: { tierId: 'b', slug: 'acme-2' },
      before: { tierName: 'Free', value: null },
      after: { tierName: 'Pro', value: null },
    });
    expect(differences).toEqual([{ label: 'tier', before: 'Free', after: 'Pro' }]);
  });

  test('of something removed say what there was', () => {
    expect(entryDifferences({ ...entry, oldValue: { name: 'Pro', isActive: true }, newValue: null })).toEqual([
      { label: 'name', before: 'Pro', after: null },
      { label: 'active', before: 'yes', after: null },
    ]);
  });
});

test('lines of one change stand together, also where a filter hides some of them', () => {
  const other = { ...entry, id: '2', revision: '6', change: { ...entry.change, entryCount: 1 } };
  const sets = changeSets([entry, { ...entry, id: '3' }, other]);
  expect(sets.map(({ revision, entries, entryCount }) => [revision, entries.length, entryCount])).toEqual([
    ['7', 2, 2],
    ['6', 1, 1],
  ]);
});
