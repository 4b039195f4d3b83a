import { describe, expect, test } from 'vitest';
import { assignTenantTier, type AssignTenantTier } from '../../server/tenants/assign-tenant-tier.ts';
import { createTenant } from '../../server/tenants/create-tenant.ts';
import { setTenantOverride } from '../../server/tenants/set-tenant-override.ts';
import { updateTenant, type UpdateTenant } from '../../server/tenants/update-tenant.ts';
import { superAdmin } from '../support/callers.ts';
import { refused } from '../support/refused.ts';
import { by, entitledWorld } from './entitled-world.ts';

const world = entitledWorld();
const admin = () => by(world.orm, superAdmin());

const assign = (more: Partial<AssignTenantTier> = {}, mode: 'legacy' | null = null) =>
  assignTenantTier(by(world.orm, superAdmin(), mode), {
    tenantId: world.acme,
    tierId: world.free,
    overridePolicy: 'KEEP',
    ...more,
  });
const update = (more: Partial<UpdateTenant>) =>
  updateTenant(admin(), { tenantId: world.acme, expectedVersion: 0, ...more });
const override = (key: string, value: object) =>
  setTenantOverride(admin(), { tenantId: world.acme, key, value, reason: 'sold' });

async function row(id: string): Promise<Record<string, unknown> | undefined> {
  const [found] = await world.database.query(
    'select name, slug, license_tier_id as tier, license_expires_at as ends, is_active as active, version from tenant where id = $1',
    [id],
  );
  return found;
}

describe('createTenant', () => {
  test('adds a tenant with its whole image in the log', async () => {
    const slug = `new-${Date.now()}`;
    const ends = new Date('2031-01-01T00:00:00.000Z');
    const input = { name: ' New ', slug, tierId: world.pro, licenseExpiresAt: ends };
    const { revision, outcome } = await createTenant(admin(), input);
    expect(await row(outcome.tenantId)).toMatchObject({ name: 'New', slug, tier: world.pro, ends, active: true });
    expect(await world.lines(revision)).toEqual(['create $tier']);
    expect(await world.feature(outcome.tenantId, 'models.anthropic')).toMatchObject({ enabled: true });
    expect((await refused(createTenant(admin(), { name: 'Other', slug }))).code).toBe('NAME_TAKEN');
  });

  test.each([
    ['a blank name', { name: ' ', slug: 'a' }],
    ['a slug that is no part of an address', { name: 'A', slug: 'Not A Slug' }],
  ])('refuses %s', async (_, input) => {
    expect((await refused(createTenant(admin(), input))).code).toBe('INVALID_VALUE');
  });

  test('refuses a tier that is unknown, or takes no tenants', async () => {
    const input = { name: 'A', slug: 'tierless' };
    expect((await refused(createTenant(admin(), { ...input, tierId: 'x' }))).code).toBe('UNKNOWN_TIER');
    await world.database.query('update license_tier set is_active = false where id = $1', [world.free]);
    expect((await refused(createTenant(admin(), { ...input, tierId: world.free }))).code).toBe('TIER_INACTIVE');
  });
});

describe('updateTenant', () => {
  test('suspends, resumes and moves the end of the licence, one version each', async () => {
    const suspended = await update({ isActive: false });
    expect(await world.lines(suspended.revision)).toEqual(['update $tier']);
    expect(await world.feature(world.acme, 'models.openai')).toMatchObject({ reason: 'TENANT_INACTIVE' });
    await update({ isActive: true, expectedVersion: 1 });
    await update({ licenseExpiresAt: new Date(Date.now() - 1), expectedVersion: 2 });
    expect(await world.feature(world.acme, 'models.anthropic')).toMatchObject({ reason: 'LICENSE_EXPIRED' });
    await update({ licenseExpiresAt: null, expectedVersion: 3 });
    expect(await row(world.acme)).toMatchObject({ ends: null, active: true, version: 4 });
  });

  test('writes nothing where it says so already', async () => {
    const ends = new Date('2031-01-01T00:00:00.000Z');
    await update({ licenseExpiresAt: ends });
    const head = await world.head();
    const same = await update({ licenseExpiresAt: ends, isActive: true, name: 'Acme', expectedVersion: 1 });
    expect([same.revision, await world.head()]).toEqual([head, head]);
    expect(await row(world.acme)).toMatchObject({ version: 1 });
  });

  test('of two admins at once one is told what the other changed', async () => {
    const outcomes = await Promise.allSettled([update({ name: 'One' }), update({ name: 'Two' })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { code, details } = await refused(update({ name: 'Three' }));
    expect(code).toBe('STALE_WRITE');
    expect(details).toMatchObject({ currentVersion: 1, changes: [{ key: '$tier', action: 'update' }] });
  });

  test('a rehearsal of suspending tells all that goes off', async () => {
    const { impact } = await update({ isActive: false, dryRun: true });
    expect(impact?.features.find(({ key }) => key === 'models.anthropic')).toMatchObject({ off: 1, on: 0 });
    expect(await row(world.acme)).toMatchObject({ active: true, version: 0 });
  });

  test('refuses an unknown tenant', async () => {
    expect((await refused(update({ tenantId: 'x' }))).code).toBe('TENANT_NOT_FOUND');
  });
});

describe('assignTenantTier', () => {
  test('keeps the overrides where that is the policy', async () => {
    await override('models.mistral', { enabled: true });
    const { revision, outcome } = await assign();
    expect(await world.lines(revision)).toEqual(['update $tier']);
    expect(outcome).toEqual({ tenantId: world.acme, revokedKeys: [], policies: [] });
    expect(await world.feature(world.acme, 'models.mistral')).toMatchObject({ enabled: true });
    expect(await world.feature(world.acme, 'models.anthropic')).toMatchObject({ enabled: false });
  });

  test('revokes grants and keeps restrictions, or revokes all', async () => {
    await override('models.mistral', { enabled: true });
    await override('models.openai', { enabled: false });
    const grants = await assign({ overridePolicy: 'REVOKE_GRANTS' });
    expect(await world.lines(grants.revision)).toEqual(['update $tier', 'disable models.mistral']);
    expect(await world.feature(world.acme, 'models.openai')).toMatchObject({
      source: 'TENANT_OVERRIDE',
      enabled: false,
    });
    const all = await assign({ tierId: null, overridePolicy: 'REVOKE_ALL' });
    expect(await world.lines(all.revision)).toEqual(['update $tier', 'enable models.openai']);
    const again = await assign({ tierId: null, overridePolicy: 'REVOKE_ALL' });
    expect([again.revision, await world.head()]).toEqual([all.revision, all.revision]);
  });

  test('a limit is a grant above what either tier gives, else a restriction', async () => {
    await override('limits.max_flows', { enabled: true, value: 150 });
    expect((await assign({ dryRun: true, overridePolicy: 'REVOKE_GRANTS' })).outcome.revokedKeys).toEqual([
      'limits.max_flows',
    ]);
    await override('limits.max_flows', { enabled: true, value: 5 });
    expect((await assign({ dryRun: true, overridePolicy: 'REVOKE_GRANTS' })).outcome.revokedKeys).toEqual([]);
  });

  test('a rehearsal lists what each policy gives and takes, and writes nothing', async () => {
    await override('models.mistral', { enabled: true });
    const head = await world.head();
    const { outcome, impact } = await assign({ dryRun: true });
    expect(await world.head()).toBe(head);
    expect(outcome.policies).toMatchObject([
      {
        policy: 'KEEP',
        gained: ['models.google'],
        lost: ['models.anthropic'],
        changed: [{ key: 'limits.max_flows', before: { limit: 100 }, after: { limit: 10 } }],
        revokedKeys: [],
      },
      { policy: 'REVOKE_GRANTS', lost: ['models.anthropic', 'models.mistral'], revokedKeys: ['models.mistral'] },
      { policy: 'REVOKE_ALL', lost: ['models.anthropic', 'models.mistral'], revokedKeys: ['models.mistral'] },
    ]);
    expect(impact?.tenantCount).toBe(1);
  });

  test('refuses an inactive tier for new tenants only', async () => {
    await world.database.query('update license_tier set is_active = false');
    expect((await refused(assign())).code).toBe('TIER_INACTIVE');
    const head = await world.head();
    expect((await assign({ tierId: world.pro })).revision).toBe(head);
    await world.database.query('update license_tier set is_active = true');
  });

  test('refuses what is unknown or stale, and revoking where the old system decides', async () => {
    expect((await refused(assign({ tierId: 'x' }))).code).toBe('UNKNOWN_TIER');
    expect((await refused(assign({ tenantId: 'x' }))).code).toBe('TENANT_NOT_FOUND');
    expect((await refused(assign({ expectedVersion: 7 }))).code).toBe('STALE_WRITE');
    expect((await refused(assign({ overridePolicy: 'REVOKE_ALL' }, 'legacy'))).code).toBe('FEATURE_CONTROL_DISABLED');
  });
});
