import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, token } from '../support/app.ts';
import { type BrowserApp, signIn, startBrowserApp } from '../support/browser-app.ts';
import { openConsole } from '../support/open-console.ts';
import { violations } from '../support/violations.ts';

interface Value {
  readonly enabled: boolean;
  readonly limit: number | null;
}

const GRACE = 'grace@feature-control.example';

let demo: BrowserApp;
let bearer: string;
/** Pages of people who work at the same time. */
let ada: Page;
let grace: Page;
let noor: Page;
const complaints: (readonly string[])[] = [];

beforeAll(async () => {
  demo = await startBrowserApp();
  bearer = await token();
  const admins = [
    await openConsole(demo, { path: `/tiers/${tierIds.pro}` }),
    await openConsole(demo, { path: `/tiers/${tierIds.pro}`, user: GRACE }),
  ] as const;
  [{ page: ada }, { page: grace }] = admins;
  complaints.push(...admins.map((each) => each.complaints));
  const visitor = await demo.newVisitor();
  noor = await visitor.newPage();
  await signIn(noor, demo.app.url, 'Noor Haddad');
  for (const page of [ada, grace, noor]) await page.evaluate(() => Object.assign(window, { loadedOnce: true }));
});
afterAll(() => demo.close());

async function valueInPro(key: string): Promise<Value | undefined> {
  const { tier } = await expectData<{ tier: { features: { key: string; value: Value }[] } }>(
    demo.app.url,
    bearer,
    'query ($id: ID!) { tier(id: $id) { features { key value { enabled limit } } } }',
    { id: tierIds.pro },
  );
  return tier.features.find((row) => row.key === key)?.value;
}

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Unsaved changes' });
const save = (page: Page): Locator => bar(page).getByRole('button', { name: 'Save' });
const maxFlows = (page: Page): Locator => page.getByLabel('Limit of Max Flows for Pro', { exact: true });
const control = (page: Page, feature: string, checked?: boolean): Locator =>
  page.getByRole('switch', { name: `${feature} for Pro`, exact: true, ...(checked !== undefined && { checked }) });
/** The switch itself lies hidden under its track. */
const toggle = (page: Page, feature: string): Locator =>
  page.locator('.tier-value label', { has: control(page, feature) }).last();
const gate = (id: string, state: 'open' | 'locked'): Locator =>
  noor.locator(`[data-gate="${id}"][data-state="${state}"]`);

async function shows(field: Locator, value: string): Promise<void> {
  await expect.poll(() => field.inputValue(), { timeout: 10_000 }).toBe(value);
}

test('two admins who change different features of a tier both keep what they did, and a tenant sees each at once', async () => {
  await gate('version-history', 'locked').waitFor();
  await gate('share-flow', 'open').waitFor();
  await toggle(ada, 'Version Control').click();
  await toggle(grace, 'Share Flow').click();

  await save(grace).click();
  await gate('share-flow', 'locked').waitFor();
  await control(ada, 'Share Flow', false).waitFor();
  // What Ada has begun is still hers, unsaved, and no conflict.
  expect(await control(ada, 'Version Control').isChecked()).toBe(true);
  expect(await bar(ada).getByRole('button', { name: '1 change' }).count()).toBe(1);
  expect((await valueInPro('ui.flow_builder.version_control'))?.enabled).toBe(false);

  await save(ada).click();
  await gate('version-history', 'open').waitFor();
  await control(grace, 'Version Control', true).waitFor();
  expect((await valueInPro('ui.flow_builder.version_control'))?.enabled).toBe(true);
  expect((await valueInPro('ui.flow_builder.share_flow'))?.enabled).toBe(false);
});

test('of a limit that both change, the second is shown both values, and takes theirs', async () => {
  await maxFlows(ada).fill('250');
  await maxFlows(grace).fill('300');
  await save(grace).click();
  await bar(ada).getByText('Somebody set it to 300 meanwhile.').waitFor();
  expect(await save(ada).isDisabled()).toBe(true);
  expect(await maxFlows(ada).inputValue()).toBe('250');
  for (const colorScheme of ['dark', 'light'] as const) {
    await ada.emulateMedia({ colorScheme });
    expect(await violations(ada, '.pending-changes')).toEqual([]);
  }
  await bar(ada).getByRole('button', { name: 'Take theirs' }).click();
  await bar(ada).waitFor({ state: 'detached' });
  await shows(maxFlows(ada), '300');
  expect((await valueInPro('limits.max_flows'))?.limit).toBe(300);
});

test('or keeps their own, which everybody sees then', async () => {
  await maxFlows(ada).fill('350');
  await maxFlows(grace).fill('400');
  await save(grace).click();
  await bar(ada).getByText('Somebody set it to 400 meanwhile.').waitFor();
  await bar(ada).getByRole('button', { name: 'Keep mine' }).click();
  await save(ada).click();
  await bar(ada).waitFor({ state: 'detached' });
  await shows(maxFlows(grace), '350');
  await noor.getByRole('tab', { name: 'Workspace', exact: true }).click();
  await noor.locator('[data-gate="limit-flows"]').getByText('/ 350').waitFor();
  expect((await valueInPro('limits.max_flows'))?.limit).toBe(350);
});

test('a kill switch of one closes the gate, and shows on the other’s screen', async () => {
  const { feature } = await expectData<{ feature: { version: number } }>(
    demo.app.url,
    bearer,
    '{ feature(key: "ui.flow_builder.version_control") { version } }',
  );
  const input = { key: 'ui.flow_builder.version_control', expectedVersion: feature.version, isActive: false };
  await expectData(
    demo.app.url,
    bearer,
    'mutation ($input: UpdateFeatureInput!) { updateFeature(input: $input) { revision problem { message } } }',
    { input },
  );
  expect(await valueInPro('ui.flow_builder.version_control')).toMatchObject({ enabled: true });
  // What is off for everybody is not offered to anybody either: nothing stands there.
  await gate('version-history', 'locked').waitFor({ state: 'attached' });
  for (const page of [ada, grace]) {
    const row = page.locator('[data-key="ui.flow_builder.version_control"]');
    await row.getByText('Off for everybody').waitFor();
  }
});

test('nobody’s page was loaded anew, and none complained', async () => {
  for (const page of [ada, grace, noor]) {
    expect(await page.evaluate(() => 'loadedOnce' in window)).toBe(true);
  }
  expect(complaints).toEqual([[], []]);
});
