import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tierIds } from '../../seeds/tiers.ts';
import { type BrowserApp, startBrowserApp } from '../support/browser-app.ts';
import { openConsole } from '../support/open-console.ts';
import { until } from '../support/until.ts';
import { violations } from '../support/violations.ts';

interface Row {
  readonly key: string;
  readonly inherited: boolean;
  readonly value: { readonly enabled: boolean; readonly limit: number | null };
  readonly allowTenantOverride: boolean;
  readonly allowTenantUpgrade: boolean;
}

interface Tier {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly features: readonly Row[];
}

let demo: BrowserApp;
const reads = `id name version
  features { key inherited value { enabled limit } allowTenantOverride allowTenantUpgrade }`;

beforeAll(async () => {
  demo = await startBrowserApp();
});
afterAll(() => demo.close());

async function allTiers(): Promise<readonly Tier[]> {
  return (await demo.ask<{ tiers: readonly Tier[] }>(`{ tiers { ${reads} } }`)).tiers;
}

async function row(tierId: string, key: string): Promise<Row> {
  const found = (await allTiers()).find(({ id }) => id === tierId)?.features.find((one) => one.key === key);
  if (found === undefined) throw new Error(`The tier ${tierId} has no ${key}.`);
  return found;
}

/** What another admin saves at the same time. */
async function otherAdminSets(tierId: string, change: Readonly<Record<string, unknown>>): Promise<void> {
  const expectedVersion = (await allTiers()).find(({ id }) => id === tierId)?.version;
  const { setTierFeatures } = await demo.ask<{ setTierFeatures: { problem: unknown } }>(
    'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { problem { code message } } }',
    { input: { tierId, expectedVersion, changes: [change], reason: 'another admin' } },
  );
  expect(setTierFeatures.problem).toBeNull();
}

async function open(path = '', options: BrowserContextOptions = {}): Promise<Page> {
  return (await openConsole(demo, { path, context: options })).page;
}

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Unsaved changes' });
/** The switch itself is hidden under its track, as in any component library. */
const toggle = (page: Page, name: string): Locator =>
  page.locator('.tier-value label', { has: page.getByRole('switch', { name, exact: true }) }).last();

describe('what a feature needs and excludes', () => {
  test('is told where it bites, and solved there', async () => {
    const page = await open(`/tiers/${tierIds.free}`);
    await toggle(page, 'Edit Component Code for Free').click();
    const code = page.locator('[data-key="components.custom.code_editing"]');
    await code.getByText('Needs Create Custom Components, which is off here.').waitFor();
    await page.locator('[data-code="DEPENDENCY_UNMET"]').waitFor();
    await code.getByRole('button', { name: /Also switch on Create Custom Components/ }).click();
    await page.locator('[data-code="DEPENDENCY_UNMET"]').waitFor({ state: 'detached' });
    await toggle(page, 'LangSmith for Free').click();
    await toggle(page, 'Langfuse for Free').click();
    await page.locator('[data-code="CONFLICT"]').waitFor();
    await page
      .locator('[data-key="integrations.langsmith"]')
      .getByRole('button', { name: /Switch Langfuse off/ })
      .click();
    await page.getByTestId('impact').waitFor();
    await page.keyboard.press('Control+s');
    await until(
      'both are on',
      async () =>
        (await row(tierIds.free, 'components.custom.code_editing')).value.enabled &&
        (await row(tierIds.free, 'components.custom.enabled')).value.enabled &&
        (await row(tierIds.free, 'integrations.langsmith')).value.enabled,
    );
    expect((await row(tierIds.free, 'integrations.langfuse')).value.enabled).toBe(false);
    await page.context().close();
  });
});

describe('two admins at one tier', () => {
  test('see each other’s changes of other features at once, and keep what they are editing', async () => {
    const page = await open(`/tiers/${tierIds.enterprise}?category=limits`);
    const limit = page.getByRole('textbox', { name: 'Limit of Max Concurrent Executions for Enterprise' });
    await limit.fill('250');
    await otherAdminSets(tierIds.enterprise, {
      key: 'limits.max_file_upload_size_mb',
      value: { enabled: true, limit: 2048 },
    });
    await until(
      'the other limit shows',
      async () =>
        (await page
          .getByRole('textbox', { name: 'Limit of Max File Upload Size (MB) for Enterprise' })
          .inputValue()) === '2,048',
    );
    expect(await limit.inputValue()).toBe('250');
    expect(await limit.evaluate((input) => input === document.activeElement)).toBe(true);

    await otherAdminSets(tierIds.enterprise, {
      key: 'limits.max_concurrent_executions',
      value: { enabled: true, limit: 500 },
    });
    await bar(page).getByText('Somebody set it to 500 meanwhile.').waitFor();
    expect(await bar(page).getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await bar(page).getByRole('button', { name: 'Keep mine' }).click();
    await otherAdminSets(tierIds.enterprise, { key: 'limits.max_concurrent_executions', allowTenantUpgrade: true });
    await page
      .getByRole('checkbox', { name: 'Upgrade requests for Max Concurrent Executions for Enterprise', checked: true })
      .waitFor();
    await bar(page).getByRole('button', { name: 'Save' }).click();
    await until('mine is saved', async () => {
      const { value, allowTenantUpgrade } = await row(tierIds.enterprise, 'limits.max_concurrent_executions');
      return value.limit === 250 && allowTenantUpgrade;
    });

    await limit.fill('260');
    await otherAdminSets(tierIds.enterprise, {
      key: 'limits.max_concurrent_executions',
      value: { enabled: true, limit: 300 },
    });
    await bar(page).getByRole('button', { name: 'Take theirs' }).click();
    await bar(page).waitFor({ state: 'detached' });
    expect(await limit.inputValue()).toBe('300');
    await page.context().close();
  });
});

describe('the matrix', () => {
  test('is edited with the keyboard; each tier is saved as a change of its own', async () => {
    const page = await open('/tiers/matrix?search=xai');
    const free = page.getByRole('switch', { name: /^xAI \(Grok\) for Free/ });
    await free.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await bar(page).getByText('2 tiers: saved one after the other').waitFor();
    const versions = new Map((await allTiers()).map(({ id, version }) => [id, version]));
    await page.keyboard.press('Control+s');
    await page.getByText('Free saved').waitFor();
    await page.getByText('Pro saved').waitFor();
    expect((await row(tierIds.free, 'models.xai')).value.enabled).toBe(true);
    expect((await row(tierIds.pro, 'models.xai')).value.enabled).toBe(false);
    for (const { id, version } of await allTiers()) {
      const isEdited = id === tierIds.free || id === tierIds.pro;
      expect(version, id).toBe((versions.get(id) ?? 0) + (isEdited ? 1 : 0));
    }
    await page.context().close();
  });

  test('opens an editor for limits, gives the focus back, and shows only differences on demand', async () => {
    const page = await open('/tiers/matrix?search=limits.');
    const cell = page.getByRole('button', { name: /^Max Flows for Free:/ });
    await cell.focus();
    await page.keyboard.press('Enter');
    const editor = page.getByRole('dialog', { name: 'Max Flows for Free' });
    await editor.getByRole('checkbox', { name: 'Max Flows for Free without a limit' }).check();
    await page.keyboard.press('Escape');
    await editor.waitFor({ state: 'detached' });
    expect(await cell.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await cell.textContent()).toBe('Unlimited');
    await bar(page).getByRole('button', { name: 'Discard' }).click();
    await page.goto(`${demo.app.url}/admin/tiers/matrix?differences=yes`);
    await page.getByRole('rowheader', { name: /^Max Flows/ }).waitFor();
    expect(await page.getByRole('rowheader', { name: /^OpenAI Models/ }).count()).toBe(0);
    await page.context().close();
  });
});

describe('the tier itself', () => {
  test('is renamed, and not deleted while tenants are on it', async () => {
    const page = await open(`/tiers/${tierIds.enterprise}?edit`);
    const dialog = page.getByRole('dialog', { name: 'Edit Enterprise' });
    await dialog.getByLabel('Name').fill('<img src=x onerror=alert(1)>');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: '<img src=x onerror=alert(1)>' }).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await page.goto(`${demo.app.url}/admin/tiers/${tierIds.enterprise}?delete`);
    await page.getByRole('dialog').getByText('3 tenants are on').waitFor();
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
    expect(await page.getByRole('dialog').getByRole('link', { name: 'Show them' }).getAttribute('href')).toBe(
      `/admin/tenants?tier=${tierIds.enterprise}`,
    );
    await page.context().close();
  });
});

describe('everybody can use it', () => {
  test.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', async (colorScheme) => {
    const page = await open(`/tiers/${tierIds.pro}?category=components&search=custom`, { colorScheme });
    await toggle(page, 'Create Custom Components for Pro').click();
    await page.locator('.relation-notice, [data-testid="impact"]').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Clone' }).click();
    await page.getByRole('dialog').getByText('No tenant is affected now.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${demo.app.url}/admin/tiers/matrix?search=max_f`);
    await page.getByRole('button', { name: /^Max Flows for Free:/ }).click();
    await page.getByRole('dialog', { name: 'Max Flows for Free' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('nothing scrolls sideways in a narrow window', async () => {
    const page = await open(`/tiers/${tierIds.pro}`, { viewport: { width: 390, height: 844 } });
    await page.locator('.tier-feature').first().waitFor();
    const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await overflow()).toBe(0);
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.locator('.matrix').waitFor();
    expect(await overflow()).toBe(0);
    await page.context().close();
  });
});
