import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectData, token } from '../support/app.ts';
import { type BrowserApp, startBrowserApp } from '../support/browser-app.ts';
import { openConsole } from '../support/open-console.ts';
import { violations } from '../support/violations.ts';

let demo: BrowserApp;
let bearer: string;

beforeAll(async () => {
  demo = await startBrowserApp();
  bearer = await token();
});
afterAll(() => demo.close());

const api = <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> =>
  expectData<Data>(demo.app.url, bearer, query, variables);

interface Stored {
  readonly version: number;
  readonly name: string;
  readonly description: string | null;
  readonly isActive: boolean;
  readonly enabledTenantCount: number;
}

async function stored(key: string): Promise<Stored> {
  const { feature } = await api<{ feature: Stored }>(
    'query ($key: FeatureKey!) { feature(key: $key) { version name description isActive enabledTenantCount } }',
    { key },
  );
  return feature;
}

/** What another admin does meanwhile. */
async function update(key: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const { version } = await stored(key);
  const { updateFeature } = await api<{ updateFeature: { problem: { message: string } | null } }>(
    'mutation ($input: UpdateFeatureInput!) { updateFeature(input: $input) { problem { message } } }',
    { input: { key, expectedVersion: version, ...fields } },
  );
  expect(updateFeature.problem).toBeNull();
}

const rows = (page: Page) => page.locator('.registry-row');

describe('the registry', () => {
  test('shows all features at once, narrows them, and counts what each choice would leave', async () => {
    const { page, context } = await openConsole(demo, { path: '/features' });
    await rows(page).first().waitFor();
    expect(await rows(page).count()).toBe(50);
    expect(await page.getByRole('tab', { name: 'Models' }).innerText()).toContain('10');
    const openai = page.locator('[data-key="models.openai"]');
    const { enabledTenantCount } = await stored('models.openai');
    expect(await openai.locator('.adoption-count').innerText()).toContain(`${enabledTenantCount} / 12`);
    expect(await openai.getByRole('img').getAttribute('aria-label')).toContain('Pro 6 of 7');

    await page.getByRole('searchbox', { name: 'Search the features' }).fill('vector');
    await page.waitForFunction(() => document.querySelectorAll('.registry-row').length < 50);
    expect(await page.getByRole('tab', { name: 'Models' }).innerText()).toContain('0');
    expect(new URL(page.url()).searchParams.get('search')).toBe('vector');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByRole('tab', { name: 'Limits' }).click();
    await page.getByText('Max Flows').waitFor();
    expect(await rows(page).count()).toBe(4);
    await context.close();
  });

  test('is walked with the arrow keys, and a row leads to its feature', async () => {
    const { page, context } = await openConsole(demo, { path: '/features?category=limits' });
    await page.getByRole('link', { name: 'Max Flows' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Max API Calls/Month');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Max API Calls/Month' }).waitFor();
    await context.close();
  });

  test('shows a feature that another admin switches off, by itself, and keeps what is typed', async () => {
    const { page, context } = await openConsole(demo, { path: '/features' });
    const search = page.getByRole('searchbox', { name: 'Search the features' });
    await search.fill('groq');
    await page.locator('[data-key="models.groq"]').waitFor();
    await update('models.groq', { isActive: false });
    await page.locator('[data-key="models.groq"]').getByText('Off for everybody').waitFor();
    expect(await search.inputValue()).toBe('groq');
    expect(await search.evaluate((element) => element === document.activeElement)).toBe(true);
    await update('models.groq', { isActive: true });
    await context.close();
  });
});

test('a feature is created, with its key judged while it is typed and a premium default refused in place', async () => {
  const { page, context, complaints } = await openConsole(demo, { path: '/features?new' });
  const dialog = page.getByRole('dialog', { name: 'New feature' });
  const key = dialog.getByRole('textbox', { name: 'Key' });
  await key.fill('sales.report');
  await dialog.getByText('It must begin with models').waitFor();
  await key.fill('models.openai');
  await dialog.getByText('“OpenAI Models” has this key.').waitFor();
  await key.fill('limits.max_reports');
  await dialog.getByText('Category: Limits').waitFor();
  expect(await dialog.getByRole('combobox', { name: 'Type' }).inputValue()).toBe('A limit');
  const name = '<img src=x onerror=alert(1)>';
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('checkbox', { name: 'Premium' }).check();
  await dialog.getByText('On by default').or(dialog.getByRole('switch')).first().press('Space');
  await dialog.locator('[data-code="PREMIUM_DEFAULT_ON"]').waitFor();
  await dialog.getByRole('button', { name: 'Off by default' }).click();
  await dialog.locator('[data-code="PREMIUM_DEFAULT_ON"]').waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  expect(await stored('limits.max_reports')).toMatchObject({ name, enabledTenantCount: 0 });
  expect(complaints).toEqual([]);
  await context.close();
});

test('the kill switch names who loses it and what goes with it, takes it away, and is undone', async () => {
  const { page, context } = await openConsole(demo, { path: '/features/api.public_endpoints' });
  const before = await stored('api.public_endpoints');
  await page.getByRole('button', { name: 'Switch off for everybody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`${before.enabledTenantCount} tenants lose it`).waitFor();
  await dialog.getByRole('link', { name: 'Acme Robotics' }).waitFor();
  expect(await dialog.locator('.kill-effect').innerText()).toMatch(
    /What needs it goes with it: .*Webhooks \(\d+ tenants?\)/,
  );
  expect((await stored('api.public_endpoints')).isActive).toBe(true);
  await dialog.getByRole('button', { name: 'Switch off for everybody' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Switch on again' }).waitFor();
  expect(await stored('api.public_endpoints')).toMatchObject({ isActive: false, enabledTenantCount: 0 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Switch on again' }).waitFor({ state: 'detached' });
  expect(await stored('api.public_endpoints')).toMatchObject({
    isActive: true,
    enabledTenantCount: before.enabledTenantCount,
  });
  await context.close();
});

test('an edit keeps its draft while another admin saves: what does not overlap merges, what does is decided', async () => {
  const key = 'ui.debug.logs_access';
  const { page, context } = await openConsole(demo, { path: `/features/${key}?do=edit` });
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Logs of runs');
  const bar = page.getByRole('region', { name: 'Unsaved changes' });
  await bar.getByText('1 change').waitFor();

  await update(key, { description: 'Read what ran.' });
  await page.getByRole('textbox', { name: 'Description' }).and(page.getByText('Read what ran.')).waitFor();
  expect(await name.inputValue()).toBe('Logs of runs');
  expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);

  await update(key, { name: 'Log access' });
  await bar.getByText('Somebody set it to Log access meanwhile.').waitFor();
  await bar.getByRole('button', { name: 'Keep mine' }).click();
  await bar.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Logs of runs' }).waitFor();
  expect(await stored(key)).toMatchObject({ name: 'Logs of runs', description: 'Read what ran.' });
  await context.close();
});

test('relations are drawn with links, and a circle is refused in place by names', async () => {
  const { page, context } = await openConsole(demo, { path: '/features/ui.code_view.view_code' });
  const plot = page.getByRole('group', { name: 'Relations' });
  await plot.getByRole('link', { name: 'Edit Code' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Edit Code' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Edit relations' }).click();
  const dialog = page.getByRole('dialog', { name: 'Relations of View Code' });
  await dialog.getByRole('combobox', { name: 'Needs' }).fill('ui.code_view.edit');
  await page.getByRole('option', { name: 'Edit Code' }).click();
  await dialog.getByText('It would go round in a circle: View Code needs Edit Code needs View Code.').waitFor();
  const { version } = await stored('ui.code_view.view_code');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.locator('[data-code="DEPENDENCY_CYCLE"]').waitFor();
  expect((await stored('ui.code_view.view_code')).version).toBe(version);
  await dialog.getByRole('button', { name: 'Take my change of “Needs” back' }).click();
  await dialog.locator('[data-code]').waitFor({ state: 'detached' });
  await context.close();
});

test('the tenants tell what they have and why, and lead to the whole answer', async () => {
  const { page, context } = await openConsole(demo, { path: '/features/models.anthropic?tab=tenants' });
  const table = page.getByRole('table');
  await table.getByText('Harbour & Finch').waitFor();
  const row = table.getByRole('row').filter({ hasText: 'Harbour & Finch' });
  expect(await row.innerText()).toContain('The tenant is suspended');
  await page.getByText('On', { exact: true }).first().click();
  await table.getByText('Harbour & Finch').waitFor({ state: 'detached' });
  expect(await table.getByRole('row').count()).toBe(1 + (await stored('models.anthropic')).enabledTenantCount);
  await table.getByRole('link', { name: 'Acme Robotics' }).click();
  await page.getByRole('dialog', { name: 'Why is Anthropic Models on?' }).waitFor();
  await context.close();
});

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test('list, feature and dialogs keep to WCAG 2.2 AA and fit a narrow window', async () => {
    const { page, context } = await openConsole(demo, {
      path: '/features?category=integrations',
      context: { colorScheme, viewport: { width: 390, height: 844 } },
    });
    await rows(page).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'LangSmith' }).click();
    await page.getByRole('link', { name: 'Excludes Langfuse' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: 'Switch off for everybody' }).click();
    await page.locator('.kill-effect[data-count]').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('LangSmith traces');
    await page.getByRole('region', { name: 'Unsaved changes' }).getByText('No tenant is affected now.').waitFor();
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});
