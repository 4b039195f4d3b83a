import { describe, expect, test } from 'vitest';
import { revokeTenantOverride, type RevokeTenantOverride } from '../../server/tenants/revoke-tenant-override.ts';
import { setTenantOverride, type SetTenantOverride } from '../../server/tenants/set-tenant-override.ts';
import { superAdmin } from '../support/callers.ts';
import { refused } from '../support/refused.ts';
import { by, entitledWorld } from './entitled-world.ts';

const world = entitledWorld();
const ON = { enabled: true };
const OFF = { enabled: false };

function set(
  key: string,
  value: unknown,
  more: Partial<SetTenantOverride> = {},
  mode: 'legacy' | 'shadow' | null = null,
) {
  const input = { tenantId: world.acme, key, value, reason: 'sold', ...more };
  return setTenantOverride(by(world.orm, superAdmin(), mode), input);
}

function revoke(key: string, more: Partial<RevokeTenantOverride> = {}, mode: 'legacy' | null = null) {
  return revokeTenantOverride(by(world.orm, superAdmin(), mode), {
    tenantId: world.acme,
    key,
    reason: 'over',
    ...more,
  });
}

const later = (milliseconds: number): Date => new Date(Date.now() + milliseconds);

describe('what is written', () => {
  test('a grant switches on, a restriction off, and revoking undoes each', async () => {
    const granted = await set('models.mistral', ON);
    expect(await world.lines(granted.revision)).toEqual(['enable models.mistral']);
    expect(await world.feature(world.acme, 'models.mistral')).toMatchObject({
      enabled: true,
      source: 'TENANT_OVERRIDE',
    });
    const revoked = await revoke('models.mistral');
    expect(await world.lines(revoked.revision)).toEqual(['disable models.mistral']);
    const restricted = await set('models.anthropic', OFF);
    expect(await world.lines(restricted.revision)).toEqual(['disable models.anthropic']);
    const freed = await revoke('models.anthropic');
    expect(await world.lines(freed.revision)).toEqual(['enable models.anthropic']);
    expect(await world.feature(world.acme, 'models.anthropic')).toMatchObject({ enabled: true, source: 'TIER' });
  });

  test('another value revokes the old row and inserts one, with both images in the log', async () => {
    await set('limits.max_flows', { enabled: true, value: 200 });
    const { revision } = await set('limits.max_flows', { enabled: true, value: null }, { expiresAt: later(60_000) });
    const rows = await world.database.query<{ live: boolean; value: unknown }>(
      `select revoked_at is null as live, feature_value as value from tenant_feature_override where tenant_id = $1 order by created_at`,
      [world.acme],
    );
    expect(rows).toEqual([
      { live: false, value: { enabled: true, value: 200 } },
      { live: true, value: { enabled: true, value: null } },
    ]);
    const [line] = await world.database.query<{ action: string; old: unknown; new: unknown }>(
      'select action, old_value as old, new_value as new from feature_audit_log where revision = $1',
      [revision],
    );
    expect(line).toMatchObject({
      action: 'update',
      old: { value: { enabled: true, value: 200 }, origin: 'admin', reason: 'sold', expiresAt: null },
      new: { value: { enabled: true, value: null }, origin: 'admin', expiresAt: expect.any(String) },
    });
  });

  test('what it says already is not written again', async () => {
    const first = await set('models.mistral', ON);
    const again = await set('models.mistral', ON, { reason: 'sold twice' });
    expect([again.revision, await world.head()]).toEqual([first.revision, first.revision]);
  });

  test('what is scheduled has no effect yet and is logged as an update', async () => {
    const { revision } = await set('models.mistral', ON, { startsAt: later(60_000) });
    expect(await world.lines(revision)).toEqual(['update models.mistral']);
    expect(await world.feature(world.acme, 'models.mistral')).toMatchObject({
      enabled: false,
      ignoredOverride: 'NOT_STARTED',
    });
  });

  test('a restriction tells what falls with it', async () => {
    await set('api.webhooks', ON);
    const { outcome } = await set('api.public_endpoints', OFF);
    expect(outcome.switchedOff).toEqual(['api.webhooks']);
    expect(await world.feature(world.acme, 'api.webhooks')).toMatchObject({ enabled: false });
  });

  test('a rehearsal tells the impact and writes nothing', async () => {
    const head = await world.head();
    const { impact, revision } = await set('models.mistral', ON, { dryRun: true });
    expect([revision, await world.head()]).toEqual([head, head]);
    expect(impact).toEqual({
      tenantCount: 1,
      features: [
        { key: 'models.mistral', on: 1, off: 0, limits: 0, tenants: [{ id: world.acme, name: 'Acme', effect: 'ON' }] },
      ],
    });
  });

  test('shadow mode prepares overrides', async () => {
    const { revision } = await set('models.mistral', ON, {}, 'shadow');
    expect(await world.lines(revision)).toEqual(['enable models.mistral']);
  });

  test('one key is changed once, however often the answer is lost', async () => {
    const key = { idempotencyKey: world.acme };
    const first = await set('models.mistral', ON, key);
    await revoke('models.mistral');
    expect(await set('models.mistral', ON, key)).toEqual(first);
    expect(await world.feature(world.acme, 'models.mistral')).toMatchObject({ enabled: false });
    expect((await refused(set('models.mistral', OFF, key))).code).toBe('IDEMPOTENCY_MISMATCH');
  });

  test('of many writers at once each revokes the one before it: never two live ones, and nothing is lost', async () => {
    const values = Array.from({ length: 12 }, (_, index) => ({ enabled: true, value: 500 + index }));
    await Promise.all(values.map((value) => set('limits.max_flows', value)));
    const rows = await world.database.query<{ value: { value: number }; live: boolean }>(
      'select feature_value as value, revoked_at is null as live from tenant_feature_override where tenant_id = $1',
      [world.acme],
    );
    expect(rows.filter(({ live }) => live)).toHaveLength(1);
    expect(rows.map(({ value }) => value.value).toSorted((a, b) => a - b)).toEqual(values.map(({ value }) => value));
  });
});

describe('what is refused', () => {
  test.each<[string, string, unknown, Partial<SetTenantOverride>, string]>([
    ['H19 where the tier forbids it', 'models.google', ON, {}, 'OVERRIDE_NOT_ALLOWED'],
    ['a restriction where the tier forbids it', 'models.google', OFF, {}, 'OVERRIDE_NOT_ALLOWED'],
    ['H20 an end in the past', 'models.mistral', ON, { expiresAt: later(-1) }, 'EXPIRY_IN_PAST'],
    [
      'an end before the beginning',
      'models.mistral',
      ON,
      { startsAt: later(9e5), expiresAt: later(5e5) },
      'INVALID_VALUE',
    ],
    ['no reason', 'models.mistral', ON, { reason: null }, 'REASON_REQUIRED'],
    ['a blank reason', 'models.mistral', ON, { reason: '  ' }, 'REASON_REQUIRED'],
    ['an unknown feature', 'models.cohere', ON, {}, 'UNKNOWN_FEATURE'],
    ['an unknown tenant', 'models.mistral', ON, { tenantId: 'nobody' }, 'TENANT_NOT_FOUND'],
    ['a value of another type', 'models.mistral', { enabled: true, value: 5 }, {}, 'INVALID_VALUE'],
    ['a limit without a number', 'limits.max_flows', ON, {}, 'INVALID_VALUE'],
    ['a feature that is switched off for everybody', 'ui.x.gone', ON, {}, 'FEATURE_INACTIVE'],
    ['a deprecated feature that was never given', 'ui.x.old', ON, {}, 'FEATURE_DEPRECATED'],
    ['a feature whose dependency is off', 'components.custom.code_editing', ON, {}, 'DEPENDENCY_UNMET'],
    ['what would push another feature off', 'ui.x.n', ON, {}, 'CONFLICT'],
    ['the same in the future', 'ui.x.n', ON, { startsAt: later(60_000) }, 'CONFLICT'],
  ])('%s', async (_, key, value, more, code) => {
    const head = await world.head();
    expect((await refused(set(key, value, more))).code).toBe(code);
    expect(await world.head()).toBe(head);
  });

  test('what keeps itself off: the names are told', async () => {
    const { details } = await refused(set('components.custom.code_editing', ON));
    expect(details).toEqual({ key: 'components.custom.code_editing', missing: ['components.custom.enabled'] });
    expect((await refused(set('ui.x.n', ON))).details).toEqual({ key: 'ui.x.n', conflictsWith: ['ui.x.m'] });
  });

  test('in legacy mode, where it would have no effect', async () => {
    expect((await refused(set('models.mistral', ON, {}, 'legacy'))).code).toBe('FEATURE_CONTROL_DISABLED');
    expect((await refused(revoke('models.mistral', {}, 'legacy'))).code).toBe('FEATURE_CONTROL_DISABLED');
  });

  test('revoking what is not there, and without a reason', async () => {
    expect((await refused(revoke('models.mistral'))).code).toBe('UNKNOWN_OVERRIDE');
    await set('models.mistral', ON);
    expect((await refused(revoke('models.mistral', { reason: '' }))).code).toBe('REASON_REQUIRED');
    await revoke('models.mistral');
    expect((await refused(revoke('models.mistral'))).code).toBe('UNKNOWN_OVERRIDE');
  });

  test('a suspended tenant can be prepared, with the same tests of what it needs', async () => {
    await world.database.query('update tenant set is_active = false where id = $1', [world.acme]);
    const { revision } = await set('models.mistral', ON);
    expect(await world.lines(revision)).toEqual(['update models.mistral']);
    expect((await refused(set('components.custom.code_editing', ON))).code).toBe('DEPENDENCY_UNMET');
  });
});
