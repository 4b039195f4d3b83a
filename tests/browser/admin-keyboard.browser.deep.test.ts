import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, token } from '../support/app.ts';
import { type BrowserApp, startBrowserApp } from '../support/browser-app.ts';
import { countInput } from '../support/counted-input.ts';
import { focused, type Keyboard, keyboardOf } from '../support/keyboard.ts';
import { openConsole } from '../support/open-console.ts';

let demo: BrowserApp;
let bearer: string;

beforeAll(async () => {
  demo = await startBrowserApp();
  bearer = await token();
});
afterAll(() => demo.close());

const api = <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> =>
  expectData<Data>(demo.app.url, bearer, query, variables);

/** Opens the console and lets go of the pointer. */
async function withKeyboard(work: (keyboard: Keyboard, page: Page) => Promise<void>): Promise<void> {
  const { page, context, complaints } = await openConsole(demo);
  const counted = await countInput(page);
  await work(keyboardOf(page), page);
  expect((await counted()).clicks).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
}

async function valueInPro(key: string): Promise<{ enabled: boolean; limit: number | null } | undefined> {
  const { tier } = await api<{
    tier: { features: { key: string; value: { enabled: boolean; limit: number | null } }[] };
  }>('query ($id: ID!) { tier(id: $id) { features { key value { enabled limit } } } }', { id: tierIds.pro });
  return tier.features.find((row) => row.key === key)?.value;
}

async function has(tenantId: string, key: string): Promise<boolean> {
  const { checkFeature } = await api<{ checkFeature: { enabled: boolean } }>(
    'query ($tenantId: ID!, $key: FeatureKey!) { checkFeature(tenantId: $tenantId, key: $key) { enabled } }',
    { tenantId, key },
  );
  return checkFeature.enabled;
}

test('a feature is turned on for a tier', () =>
  withKeyboard(async ({ goTo, tabTo, type, press }, page) => {
    await goTo('pro', 'Pro');
    await tabTo(page.getByRole('searchbox', { name: 'Search the features of Pro' }));
    await type('batch');
    await page.locator('[data-key="models.openai"]').waitFor({ state: 'detached' });
    const control = page.getByRole('switch', { name: 'Batch Execution for Pro', exact: true });
    await tabTo(control);
    await press('Space');
    await tabTo(page.getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Save' }));
    await press('Enter');
    await page.getByText('Pro saved').waitFor();
    await page.getByRole('region', { name: 'Unsaved changes' }).waitFor({ state: 'detached' });
    expect(await valueInPro('api.batch_execution')).toMatchObject({ enabled: true });
    await focused(page);
  }));

test('a limit is raised', () =>
  withKeyboard(async ({ goTo, tabTo, type, press }, page) => {
    await goTo('pro', 'Pro');
    await tabTo(page.getByRole('searchbox', { name: 'Search the features of Pro' }));
    await type('max flows');
    await page.locator('[data-key="models.openai"]').waitFor({ state: 'detached' });
    const limit = page.getByLabel('Limit of Max Flows for Pro', { exact: true });
    await tabTo(limit);
    await press('Control+a');
    await type('250');
    await press('Control+s');
    await page.getByText('Pro saved').waitFor();
    expect(await valueInPro('limits.max_flows')).toEqual({ enabled: true, limit: 250 });
    expect(await limit.evaluate((field) => field === document.activeElement)).toBe(true);
  }));

test('one tenant is given a feature until Friday', () =>
  withKeyboard(async ({ goTo, tabTo, type, press }, page) => {
    await goTo('orchard', 'Orchard Studio');
    await tabTo(page.getByRole('searchbox', { name: 'Search the features' }));
    await type('version control');
    await tabTo(page.getByRole('button', { name: 'Override Version Control' }));
    await press('Enter');
    await tabTo(page.getByRole('button', { name: 'Until Friday' }));
    await press('Space');
    await tabTo(page.getByRole('dialog').getByRole('button', { name: 'Save' }));
    await press('Enter');
    await page.locator('[data-feature="ui.flow_builder.version_control"] [data-source="TENANT_OVERRIDE"]').waitFor();
    expect(await has(tenantIds.orchard, 'ui.flow_builder.version_control')).toBe(true);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page), { timeout: 10_000 }).toContain('override of Version Control');
  }));

test('a request is approved', () =>
  withKeyboard(async ({ goTo, tabTo, press }, page) => {
    await goTo('requests', 'Upgrade requests');
    await tabTo(page.getByRole('button', { name: 'Approve Version Control for Pinecrest University' }));
    await press('Enter');
    await tabTo(page.getByRole('dialog').getByRole('button', { name: 'Approve' }));
    await press('Enter');
    await page.getByText('Pinecrest University has Version Control').waitFor();
    await page.getByRole('listitem', { name: 'Pinecrest University: Version Control' }).waitFor({ state: 'detached' });
    expect(await has(tenantIds.pinecrest, 'ui.flow_builder.version_control')).toBe(true);
    await focused(page);
  }));

test('a tier is copied', () =>
  withKeyboard(async ({ goTo, tabTo, press }, page) => {
    await goTo('pro', 'Pro');
    await tabTo(page.getByRole('link', { name: 'Clone' }));
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Clone Pro' });
    await tabTo(dialog.getByLabel('Name'));
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Copy of Pro' }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    const { tiers } = await api<{ tiers: { name: string; features: unknown }[] }>(
      '{ tiers { name features { key inherited value { enabled limit } } } }',
    );
    const of = (wanted: string): unknown => tiers.find(({ name }) => name === wanted)?.features;
    expect(of('Copy of Pro')).toEqual(of('Pro'));
    await focused(page);
  }));

test('why a tenant lacks a feature is found out, and Escape leads back to where one was', () =>
  withKeyboard(async ({ goTo, tabTo, type, press }, page) => {
    await goTo('quarry', 'Quarry Bank');
    await tabTo(page.getByRole('searchbox', { name: 'Search the features' }));
    await type('webhooks');
    const why = page.getByRole('button', { name: 'Why is Webhooks off?' });
    await tabTo(why);
    await press('Enter');
    const panel = page.getByRole('dialog', { name: 'Why is Webhooks off?' });
    await panel.getByText('A feature that it needs is off: Public API Endpoints.').waitFor();
    await press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await why.evaluate((button) => button === document.activeElement)).toBe(true);
  }));

test('the last change is undone', async () => {
  const before = await valueInPro('limits.max_concurrent_executions');
  const { tier } = await api<{ tier: { version: number } }>('query ($id: ID!) { tier(id: $id) { version } }', {
    id: tierIds.pro,
  });
  const input = {
    tierId: tierIds.pro,
    expectedVersion: tier.version,
    changes: [{ key: 'limits.max_concurrent_executions', value: { enabled: true, limit: 77 } }],
  };
  const { setTierFeatures } = await api<{ setTierFeatures: { revision: string } }>(
    'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision } }',
    { input },
  );
  expect(await valueInPro('limits.max_concurrent_executions')).toMatchObject({ limit: 77 });
  await withKeyboard(async ({ goTo, tabTo, press }, page) => {
    await goTo('audit', 'Audit');
    await tabTo(page.getByRole('button', { name: `Undo revision ${setTierFeatures.revision}` }));
    await press('Enter');
    await tabTo(page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }));
    await press('Enter');
    await page.getByText(`Revision ${setTierFeatures.revision} undone`).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focused(page);
  });
  expect(await valueInPro('limits.max_concurrent_executions')).toEqual(before);
});

test('the audit of a tenant is exported', () =>
  withKeyboard(async ({ goTo, tabTo, press }, page) => {
    await goTo('juniper', 'Juniper Analytics');
    const button = page.getByRole('button', { name: 'Export audit as CSV' });
    await tabTo(button);
    const started = page.waitForEvent('download');
    await press('Enter');
    const csv = await readFile(await (await started).path(), 'utf8');
    expect(csv).toContain(tenantIds.juniper);
    await page.getByText('Audit log exported').waitFor();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  }));

test('the palette, menus and dialogs open and close with keys, and the focus goes back each time', () =>
  withKeyboard(async ({ goTo, tabTo, press }, page) => {
    await goTo('create a tenant', 'Create a tenant');
    const dialog = page.getByRole('dialog', { name: 'New tenant' });
    await dialog.waitFor();
    // A dialog keeps the focus: as often as one likes.
    for (let presses = 0; presses < 20; presses++) {
      await press('Tab');
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focused(page);

    const theme = page.getByRole('button', { name: /theme/i });
    await tabTo(theme);
    await press('Control+k');
    await page.getByRole('textbox', { name: 'Search the console' }).waitFor();
    await press('Escape');
    await page.getByRole('textbox', { name: 'Search the console' }).waitFor({ state: 'detached' });
    expect(await theme.evaluate((element) => element === document.activeElement)).toBe(true);
  }));
