import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { type BrowserApp, startBrowserApp } from '../support/browser-app.ts';
import { openConsole } from '../support/open-console.ts';
import { violations } from '../support/violations.ts';

const themes = ['light', 'dark'] as const;

let demo: BrowserApp;

beforeAll(async () => {
  demo = await startBrowserApp();
});
afterAll(() => demo.close());

async function setOverride(key: string, tenantId: string, value: Readonly<Record<string, unknown>>): Promise<void> {
  const input = { tenantId, key, value, reason: 'browser test' };
  const { setTenantOverride } = await demo.ask<{ setTenantOverride: { problem: { message: string } | null } }>(
    'mutation ($input: SetTenantOverrideInput!) { setTenantOverride(input: $input) { problem { message } } }',
    { input },
  );
  expect(setTenantOverride.problem).toBeNull();
}

async function overrideCount(id: string): Promise<number> {
  const { tenant } = await demo.ask<{ tenant: { overrideCount: number } }>(
    'query ($id: ID!) { tenant(id: $id) { overrideCount } }',
    { id },
  );
  return tenant.overrideCount;
}

describe('the answer to “why?”', () => {
  test('shows layers and rules, and leads to the cause', async () => {
    const { page, context } = await openConsole(demo, { path: `/tenants/${tenantIds.quarry}` });
    await page.getByRole('button', { name: 'Why is Webhooks off?' }).click();
    const panel = page.getByRole('dialog', { name: 'Why is Webhooks off?' });
    await panel.getByText('A feature that it needs is off: Public API Endpoints.').waitFor();
    const layers = await panel
      .locator('.why-ladder > li')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-outcome')));
    expect(layers).toEqual(['LOST', 'WON', 'ABSENT']);
    expect(await panel.locator('.why-rules > [data-decided="true"]').innerText()).toContain('Dependencies');
    // The way to the cause, and back by the address.
    await panel.getByRole('button', { name: 'Why is Public API Endpoints off?' }).click();
    await page.getByRole('dialog').getByText('The override takes it away.').waitFor();
    expect(new URL(page.url()).searchParams.get('why')).toBe('api.public_endpoints');
    await context.close();
  });
});

describe('what somebody else does', () => {
  test('appears by itself, while a search keeps its text and its focus', async () => {
    const { page, context } = await openConsole(demo, { path: `/tenants/${tenantIds.acme}` });
    const search = page.getByRole('searchbox', { name: 'Search the features' });
    await search.fill('bedrock');
    const row = page.locator('[data-feature="models.aws_bedrock"]');
    await page.locator('[data-feature="models.openai"]').waitFor({ state: 'detached' });
    expect(await row.getAttribute('data-enabled')).toBe('false');
    await setOverride('models.aws_bedrock', tenantIds.acme, { enabled: true });
    await row.and(page.locator('[data-enabled="true"]')).waitFor();
    expect(await search.inputValue()).toBe('bedrock');
    expect(await search.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  });
});

describe('an override', () => {
  test('is revoked, and comes back with undo', async () => {
    const { page, context } = await openConsole(demo, { path: `/tenants/${tenantIds.quarry}?tab=overrides` });
    await page.getByRole('button', { name: 'Revoke the override of Public API Endpoints' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByText('No overrides').waitFor();
    expect(await overrideCount(tenantIds.quarry)).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('list', { name: 'Overrides' }).getByText('Public API Endpoints').waitFor();
    expect(await overrideCount(tenantIds.quarry)).toBe(1);
    await context.close();
  });

  test('that the tier does not allow is refused before saving, with the way out', async () => {
    const { tier } = await demo.ask<{ tier: { version: number } }>('query ($id: ID!) { tier(id: $id) { version } }', {
      id: tierIds.enterprise,
    });
    const change = { key: 'models.groq', value: { enabled: true }, allowTenantOverride: false };
    const input = { tierId: tierIds.enterprise, expectedVersion: tier.version, changes: [change] };
    await demo.ask(
      'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { problem { message } } }',
      {
        input,
      },
    );
    const { page, context } = await openConsole(demo, {
      path: `/tenants/${tenantIds.meridian}?override=models.groq`,
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Enterprise allows no overrides of Groq').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    const way = await dialog.getByRole('link', { name: 'Open Groq in Enterprise' }).getAttribute('href');
    expect(way).toBe(`/admin/tiers/${tierIds.enterprise}?search=models.groq`);
    await context.close();
  });
});

test('a change of tier shows what each way of treating the overrides would do, and does the chosen one', async () => {
  const { page, context } = await openConsole(demo, { path: `/tenants/${tenantIds.lumen}?do=tier` });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'New tier' }).click();
  await page.getByRole('option', { name: 'Free' }).click();
  const keep = dialog.getByRole('radio', { name: 'Keep all' });
  const revoke = dialog.getByRole('radio', { name: 'Revoke all' });
  await keep.getByText('Loses').waitFor();
  expect(await keep.innerText()).not.toContain('Max Flows');
  expect(await revoke.innerText()).toContain('Max Flows: 250 becomes 5');
  await revoke.click();
  await dialog.getByRole('button', { name: 'Change the tier' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Free', exact: true }).waitFor();
  const { tenant } = await demo.ask<{ tenant: { overrideCount: number; tier: { name: string } } }>(
    'query ($id: ID!) { tenant(id: $id) { overrideCount tier { name } } }',
    { id: tenantIds.lumen },
  );
  expect(tenant).toEqual({ overrideCount: 0, tier: { name: 'Free' } });
  await context.close();
});

test('a tenant with a name that was made to hurt is created and shown as text', async () => {
  const { page, context, complaints } = await openConsole(demo, { path: '/tenants?new' });
  const dialog = page.getByRole('dialog', { name: 'New tenant' });
  const name = `<img src=x onerror=alert(1)> Zoë's`;
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  expect(await dialog.getByRole('textbox', { name: 'Slug' }).inputValue()).toBe('img-src-x-onerror-alert-1-zoe-s');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('ten thousand tenants are paged through, searched and filtered', async () => {
  await demo.app.database.query(
    `insert into tenant (name, slug, license_tier_id) select 'Zz ' || lpad(n::text, 5, '0'), 'zz-' || n, $1
     from generate_series(1, 10000) n`,
    [tierIds.free],
  );
  const { page, context } = await openConsole(demo, { path: '/tenants?search=zz%20' });
  await page.getByText('1 to 50 of 10,000').waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('51 to 100 of 10,000').waitFor();
  await page.getByRole('link', { name: 'Zz 00051' }).waitFor();
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByRole('link', { name: 'Zz 00001' }).waitFor();
  await page.getByRole('searchbox').fill('zz-7777');
  await page.getByText('1 to 1 of 1', { exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('search')).toBe('zz-7777');
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Suspended' }).click();
  await page.getByText('1 to 1 of 1', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Harbour & Finch' }).waitFor();
  await context.close();
});

describe.each(themes)('the tenants in %s', (colorScheme) => {
  test('have no accessibility violations, with dialogs open too, and fit into a narrow window', async () => {
    const { page, context } = await openConsole(demo, { path: '/tenants?search=ro', context: { colorScheme } });
    await page.getByRole('link', { name: 'Acme Robotics' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // Few features, because each row costs the checker time.
    const tenant = `${demo.app.url}/admin/tenants/${tenantIds.juniper}?search=pinecone`;
    const views = [
      ['&why=integrations.vector_stores.pinecone', '.why-ladder'],
      ['&override=integrations.vector_stores.pinecone', '.override-value'],
      ['&tab=overrides', '.feature-row'],
    ] as const;
    for (const [view, ready] of views) {
      await page.goto(`${tenant}${view}`);
      await page.locator(ready).first().waitFor();
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 800 });
    for (const view of ['', '&override=integrations.vector_stores.pinecone']) {
      await page.goto(`${tenant}${view}`);
      await page.locator('.feature-row').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await context.close();
  });
});
