import { describe, expect, test } from 'vitest';
import { isWithinReach, planGroups } from '../../../client/admin/my-plan/plan-selection.ts';
import { wayText } from '../../../client/admin/my-plan/plan-texts.ts';
import { firstWish, wishInput } from '../../../client/admin/my-plan/wanted-value.ts';
import type { Feature } from '../../../client/sdk/index.ts';

function feature(given: Partial<Feature>): Feature {
  return {
    key: 'ui.chat',
    name: 'Chat',
    category: 'UI',
    type: 'BOOLEAN',
    enabled: false,
    limit: null,
    unlimited: false,
    text: null,
    json: null,
    source: 'TIER',
    reason: 'TIER',
    blockedBy: [],
    ignoredOverride: null,
    deprecated: false,
    deprecatedMessage: null,
    requiresSetup: false,
    upgradable: false,
    pendingRequestId: null,
    expiresAt: null,
    loading: false,
    ...given,
  };
}

describe('what a tenant has and could have', () => {
  const has = feature({ key: 'ui.a', enabled: true });
  const could = feature({ key: 'ui.b', upgradable: true });
  const asked = feature({ key: 'api.c', category: 'API', pendingRequestId: 'r' });
  const never = feature({ key: 'ui.d' });
  const limit = feature({ key: 'limits.e', category: 'LIMITS', type: 'INTEGER', enabled: true, limit: 3 });
  const keys = (view: 'all' | 'have' | 'could'): readonly string[] =>
    planGroups([has, could, asked, never, limit], view).flatMap(({ features }) => features.map(({ key }) => key));

  test('stands in categories, without the limits, which stand for themselves', () => {
    expect(keys('all')).toEqual(['ui.a', 'ui.b', 'ui.d', 'api.c']);
    expect(keys('have')).toEqual(['ui.a']);
  });

  test('counts as within reach where it can be requested, or is requested already', () => {
    expect(keys('could')).toEqual(['ui.b', 'api.c']);
    expect(isWithinReach(feature({ enabled: true, upgradable: true }))).toBe(false);
  });
});

describe('the way to a feature that is off', () => {
  test('is a request where there is one, and else the word of a person', () => {
    expect(wayText(feature({ upgradable: true }))).toBeNull();
    expect(wayText(feature({ reason: 'TIER' }))).toBe('Talk to us to get it');
    expect(wayText(feature({ reason: 'LICENSE_EXPIRED' }))).toBe('Renew your licence to get it back');
  });

  test('is none where nobody can do anything about this feature alone', () => {
    expect(wayText(feature({ reason: 'INACTIVE' }))).toBeNull();
    expect(wayText(feature({ reason: 'DEPENDENCY_UNMET' }))).toBeNull();
  });
});

describe('what is asked for', () => {
  const flows = feature({ type: 'INTEGER', enabled: true, limit: 100 });

  test('begins with twice of a limit', () => {
    expect(wishInput(flows, firstWish(flows))).toEqual({ enabled: true, limit: 200 });
  });

  test('never goes beyond what a limit can be', () => {
    expect(firstWish({ ...flows, limit: 2_000_000_000 }).limit).toBe(2_147_483_647);
  });

  test('is incomplete while a limit that is off has no number', () => {
    const off = feature({ type: 'INTEGER', limit: 0 });
    expect(wishInput(off, firstWish(off))).toBeNull();
    expect(wishInput(off, { ...firstWish(off), unlimited: true })).toEqual({ enabled: true, unlimited: true });
  });

  test('is for a switch that it is on', () => {
    expect(wishInput(feature({}), firstWish(feature({})))).toEqual({ enabled: true });
  });
});
