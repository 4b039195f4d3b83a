import { describe, expect, it } from 'vitest';
import { blockingKeys } from '../../../client/admin/tenants/blocking-keys.ts';
import { envelopeText } from '../../../client/admin/tenants/envelope-text.ts';
import { selectFeatures } from '../../../client/admin/tenants/feature-selection.ts';
import { dayAfter, lastDayOf } from '../../../client/admin/tenants/licence-days.ts';
import { slugOf } from '../../../client/admin/tenants/slug-of.ts';
import { startingValue } from '../../../client/admin/tenants/starting-value.ts';
import { readSelection, toVariables } from '../../../client/admin/tenants/tenant-selection.ts';
import { tenantStanding } from '../../../client/admin/tenants/tenant-standing.ts';
import type { TenantFeature } from '../../../client/admin/tenants/tenant.ts';
import type { FeatureValue } from '../../../client/admin/values/feature-value.ts';

const off: FeatureValue = { enabled: false, limit: null, unlimited: false, text: null, json: null };
const on: FeatureValue = { ...off, enabled: true };

function feature(key: string, change: Partial<TenantFeature> = {}): TenantFeature {
  return {
    ...off,
    key,
    name: key,
    category: 'API',
    type: 'BOOLEAN',
    source: 'TIER',
    reason: 'TIER',
    blockedBy: [],
    expiresAt: null,
    ignoredOverride: null,
    pendingRequestId: null,
    deprecated: false,
    ...change,
  };
}

describe('the editor of an override', () => {
  it('begins with on where the tenant lacks the feature', () => {
    expect(startingValue({ type: 'BOOLEAN', now: off, override: null, examples: [off] })).toEqual(on);
  });

  it('begins with the override that there is, also where that is not followed', () => {
    expect(startingValue({ type: 'BOOLEAN', now: on, override: off, examples: [] })).toEqual(off);
  });

  it('begins with what the tenant has where it has the feature', () => {
    const now = { ...on, limit: 50 };
    expect(startingValue({ type: 'INTEGER', now, override: null, examples: [{ ...on, limit: 9 }] })).toEqual(now);
  });

  it('begins with a limit that others have, rather than with none', () => {
    const examples = [
      { ...off, limit: 0 },
      { ...off, limit: 5 },
      { ...on, limit: 20 },
    ];
    expect(startingValue({ type: 'INTEGER', now: { ...off, limit: 0 }, override: null, examples }).limit).toBe(20);
    expect(startingValue({ type: 'INTEGER', now: off, override: null, examples: [] }).limit).toBe(1);
    const unlimited = { ...on, unlimited: true };
    expect(startingValue({ type: 'INTEGER', now: off, override: null, examples: [unlimited] })).toEqual(unlimited);
  });
});

describe('a refusal', () => {
  const problem = { message: '', path: [], details: {} };

  it('names the features that stand in the way', () => {
    const details = { key: 'api.webhooks', missing: ['api.public_endpoints'] };
    expect(blockingKeys({ ...problem, code: 'DEPENDENCY_UNMET', details })).toEqual(['api.public_endpoints']);
    expect(blockingKeys({ ...problem, code: 'CONFLICT', details: { conflictsWith: ['b'] } })).toEqual(['b']);
  });

  it('names none where others are meant, or where the details say something else', () => {
    expect(blockingKeys({ ...problem, code: 'STALE_WRITE', details: { missing: ['a'] } })).toEqual([]);
    expect(blockingKeys({ ...problem, code: 'CONFLICT', details: { conflictsWith: [1, null] } })).toEqual([]);
    expect(blockingKeys({ ...problem, code: 'CONFLICT', details: null })).toEqual([]);
  });
});

describe('the features of a tenant', () => {
  const features = [
    feature('ui.debug', { category: 'UI', name: 'Debug mode', enabled: true }),
    feature('api.webhooks', { name: 'Webhooks' }),
    feature('api.batch', { name: 'Batches', enabled: true }),
  ];
  const keysOf = (search: string, shown: 'all' | 'on' | 'off' | 'overridden'): readonly string[] =>
    selectFeatures(features, new Set(['api.webhooks']), { search, shown }).flatMap((group) =>
      group.features.map(({ key }) => key),
    );

  it('are grouped in the order of all screens, without empty groups', () => {
    const groups = selectFeatures(features, new Set(), { search: '', shown: 'all' });
    expect(groups.map(({ label }) => label)).toEqual(['UI', 'API']);
  });

  it('are found by name and by key', () => {
    expect(keysOf('debug MODE', 'all')).toEqual(['ui.debug']);
    expect(keysOf('api.', 'all')).toEqual(['api.webhooks', 'api.batch']);
  });

  it('are narrowed to those that are on, off or overridden', () => {
    expect(keysOf('', 'on')).toEqual(['ui.debug', 'api.batch']);
    expect(keysOf('', 'off')).toEqual(['api.webhooks']);
    expect(keysOf('', 'overridden')).toEqual(['api.webhooks']);
  });
});

describe('the address of the list', () => {
  it('says which tenants are asked for', () => {
    const selection = readSelection(
      new URLSearchParams('search=acme&tier=none&state=SUSPENDED&overrides=yes&after=abc'),
    );
    expect(toVariables(selection)).toEqual({
      first: 50,
      search: 'acme',
      hasTier: false,
      state: 'SUSPENDED',
      hasOverrides: true,
      after: 'abc',
    });
  });

  it('narrows nothing by what it does not say, or by a state that there is not', () => {
    expect(toVariables(readSelection(new URLSearchParams('state=ASLEEP')))).toEqual({ first: 50 });
  });
});

describe('a tenant', () => {
  const now = Date.parse('2026-11-23T09:00:00Z');

  it('stands out thirty days before its licence ends, not earlier', () => {
    const ends = (licenseExpiresAt: string | null): string =>
      tenantStanding({ state: 'ACTIVE', licenseExpiresAt }, now);
    expect(ends('2026-12-23T08:59:59Z')).toBe('endsSoon');
    expect(ends('2026-12-23T09:00:00Z')).toBe('active');
    expect(ends(null)).toBe('active');
  });

  it('is suspended or out of licence as the server says', () => {
    expect(tenantStanding({ state: 'SUSPENDED', licenseExpiresAt: '2026-11-24T00:00:00Z' }, now)).toBe('suspended');
    expect(tenantStanding({ state: 'LICENSE_EXPIRED', licenseExpiresAt: '2026-11-01T00:00:00Z' }, now)).toBe(
      'licenceOver',
    );
  });

  it.each([
    ['Zoë & Søn GmbH', 'zoe-s-n-gmbh'],
    ['  Große Straße  ', 'grosse-strasse'],
    ['<script>', 'script'],
    ['日本', ''],
    [`${'a'.repeat(62)} b`, 'a'.repeat(62)],
  ])('named %s gets the slug %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});

describe('a licence', () => {
  it('lasts through its last day in the zone of the reader', () => {
    const end = dayAfter('2026-12-31');
    expect(end).toBe(new Date(2027, 0, 1).toISOString());
    expect(lastDayOf(end ?? '')).toBe('2026-12-31');
    expect(dayAfter('')).toBeNull();
  });
});

describe('a stored value', () => {
  it.each([
    [{ enabled: false, value: 5 }, 'Off'],
    [{ enabled: true }, 'On'],
    [{ enabled: true, value: 1000 }, '1,000'],
    [{ enabled: true, value: null }, 'Unlimited'],
    [{ enabled: true, value: 'eu' }, '“eu”'],
    ['nonsense', '"nonsense"'],
  ])('%j reads %s', (stored, text) => {
    expect(envelopeText(stored)).toBe(text);
  });
});
