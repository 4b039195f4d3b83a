import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { addableDependencies } from '../../seeds/addable-dependencies.ts';
import { seedComponents } from '../../seeds/components.ts';
import { seedFeatures } from '../../seeds/features.ts';
import { seedModels } from '../../seeds/models.ts';
import { demoConflict, seedTenants } from '../../seeds/tenants.ts';
import { seedTiers } from '../../seeds/tiers.ts';
import { seedUsers } from '../../seeds/users.ts';
import type { Catalog } from '../../server/resolution/resolution-inputs.ts';
import { planTierChange } from '../../server/tiers/plan-tier-change.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

describe('the seeded features', () => {
  test('are ten of models, eleven of components, eight of integrations, thirteen of ui, four of api and four limits', () => {
    const counts = Map.groupBy(seedFeatures, (feature) => feature.category);
    expect(Object.fromEntries([...counts].map(([category, features]) => [category, features.length]))).toEqual({
      models: 10,
      components: 11,
      integrations: 8,
      ui: 13,
      api: 4,
      limits: 4,
    });
  });

  test('have the seven relations that change none of the 26 defaults', () => {
    const relations = seedFeatures.flatMap(({ key, dependsOn }) => dependsOn.map((needed) => `${key} -> ${needed}`));
    expect(relations.toSorted(byText)).toEqual([
      'api.batch_execution -> api.public_endpoints',
      'api.webhooks -> api.public_endpoints',
      'components.custom.code_editing -> components.custom.enabled',
      'components.custom.import_external -> components.custom.enabled',
      'ui.advanced.mcp_server_config -> integrations.mcp',
      'ui.code_view.edit_code -> ui.code_view.view_code',
      'ui.debug.step_execution -> ui.debug.enabled',
    ]);
  });

  test('are listed in display order, under keys that are used once, with a sentence each', () => {
    expect(seedFeatures.map((feature) => feature.displayOrder)).toEqual([...seedFeatures.keys()]);
    expect(new Set(seedFeatures.map((feature) => feature.key)).size).toBe(seedFeatures.length);
    for (const { description } of seedFeatures) expect(description).toMatch(/^[A-Z].{14,}\.$/);
  });

  test('are premium only where they are off by default', () => {
    const on = seedFeatures.filter(
      (feature) => feature.isPremium && JSON.stringify(feature.defaultValue) !== '{"enabled":false}',
    );
    expect(on).toEqual([]);
  });
});

test('every model belongs to the feature of its provider, and prices are decimals of at most six places', () => {
  const keys = new Set<string>(seedFeatures.map((feature) => feature.key));
  for (const model of seedModels) {
    expect(model.featureKey).toBe(`models.${model.provider}`);
    expect(keys).toContain(model.featureKey);
  }
  const prices = seedModels.flatMap((model) => [model.inputPricePer1k ?? '0', model.outputPricePer1k ?? '0']);
  expect(prices.filter((price) => !/^\d+(\.\d{1,6})?$/.test(price))).toEqual([]);
  expect(new Set(seedModels.map((model) => `${model.provider}/${model.modelId}`)).size).toBe(seedModels.length);
  expect(new Set(seedModels.map((model) => model.type))).toEqual(
    new Set(['chat', 'completion', 'embedding', 'image', 'audio']),
  );
  expect(seedModels.some((model) => model.isDeprecated)).toBe(true);
});

test('components fall into the eight categories: gated, gated by several, public and beta ones among them', () => {
  const categories = seedFeatures
    .filter((feature) => feature.subcategory === 'categories')
    .map((feature) => feature.key);
  expect(new Set(seedComponents.map((component) => `components.${component.category}`))).toEqual(new Set(categories));
  const has = (test: (component: (typeof seedComponents)[number]) => boolean): number =>
    seedComponents.filter(test).length;
  expect(has((component) => component.featureKey !== null)).toBeGreaterThan(20);
  expect(has((component) => component.requiredFeatures.length > 1)).toBeGreaterThan(2);
  expect(has((component) => component.featureKey === null && component.requiredFeatures.length === 0)).toBeGreaterThan(
    15,
  );
  expect(has((component) => component.isBeta)).toBeGreaterThan(3);
  expect(new Set(seedComponents.map((component) => component.key)).size).toBe(seedComponents.length);
});

test('every icon is one of the Tabler set', () => {
  // The CommonJS build is one file; the other one is thousands.
  const icons = createRequire(import.meta.url)('@tabler/icons-react') as Record<string, unknown>;
  const exportName = (icon: string): string =>
    `Icon${icon.replaceAll(/(?:^|-)(.)/g, (_, first: string) => first.toUpperCase())}`;
  const used = [...seedFeatures, ...seedComponents].map((each) => each.icon);
  expect(used.filter((icon) => !(exportName(icon) in icons))).toEqual([]);
});

describe.each(seedTiers)('the tier $name', ({ rows, legacyFeatures }) => {
  test('could be saved by an admin as it is, the conflict of the demo included', () => {
    const features = seedFeatures.map((feature) =>
      feature.key === demoConflict.key ? { ...feature, conflictsWith: [demoConflict.conflictsWith] } : feature,
    );
    const catalog: Catalog = { features, models: [], components: [] };
    const plan = planTierChange(catalog, [], rows);
    expect(plan).toMatchObject({ ok: true });
    expect(plan.ok ? plan.rows.length : 0).toBe(rows.length);
  });

  test('has old JSON whose numbers keep their scale', () => {
    expect(JSON.parse(legacyFeatures)).toMatchObject({
      sso: expect.any(Boolean),
      priority_support: expect.any(Boolean),
    });
    expect(legacyFeatures).toMatch(/"minimum_credits_per_trace": \d+\.\d0/);
  });
});

test('what is asked for in the demo may be asked for on the tier', () => {
  for (const tenant of seedTenants) {
    const rows = seedTiers.find((tier) => tier.id === tenant.tierId)?.rows ?? [];
    for (const request of tenant.requests) {
      expect(rows.find((row) => row.key === request.key)).toMatchObject({ allowTenantUpgrade: true });
      expect(seedUsers.find((user) => user.id === request.requestedBy)).toMatchObject({
        tenantId: tenant.id,
        role: 'tenant_admin',
      });
    }
  }
});

test('what is approved in the demo was approved by a super admin', () => {
  const deciders = seedTenants.flatMap((tenant) => tenant.requests.flatMap((request) => request.approvedBy ?? []));
  expect(deciders).toHaveLength(2);
  for (const id of deciders) expect(seedUsers.find((user) => user.id === id)).toMatchObject({ role: 'super_admin' });
});

test('ids, addresses and subjects of the demo are used once', () => {
  const overrides = seedTenants.flatMap((tenant) => tenant.overrides);
  const requests = seedTenants.flatMap((tenant) => tenant.requests);
  const ids = [...seedTiers, ...seedTenants, ...seedUsers, ...overrides, ...requests].map((each) => each.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(seedUsers.map((user) => user.email)).size).toBe(seedUsers.length);
  expect(new Set(seedUsers.map((user) => user.subject)).size).toBe(seedUsers.length);
});

describe('a dependency is added', () => {
  const relations = (key: string, dependsOn: string[], conflictsWith: string[] = []) => ({
    key,
    dependsOn,
    conflictsWith,
  });
  const wished = [relations('a', ['b'])];

  test.each([
    ['where nothing is declared', [], [{ key: 'a', dependsOn: 'b' }]],
    ['not where it is there', [relations('a', ['b'])], []],
    ['not where it would close a cycle', [relations('b', ['c']), relations('c', ['a'])], []],
    ['not where both exclude each other', [relations('b', [], ['a'])], []],
    ['not where a feature that needs it excludes what it would need', [relations('x', ['a'], ['b'])], []],
    ['beside other relations', [relations('a', ['c'], ['d'])], [{ key: 'a', dependsOn: 'b' }]],
  ])('%s', (_, present, expected) => {
    expect(addableDependencies(wished, present)).toEqual(expected);
  });
});
