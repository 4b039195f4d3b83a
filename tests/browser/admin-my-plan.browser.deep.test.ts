import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { expectData, token } from '../support/app.ts';
import { type BrowserApp, startBrowserApp } from '../support/browser-app.ts';
import { openConsole } from '../support/open-console.ts';
import { violations } from '../support/violations.ts';

const NOOR = 'noor@acme-robotics.example';
const themes = ['light', 'dark'] as const;

let demo: BrowserApp;
let bearer: string;

beforeAll(async () => {
  demo = await startBrowserApp();
  bearer = await token();
});
afterAll(() => demo.close());

const api = <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> =>
  expectData<Data>(demo.app.url, bearer, query, variables);

interface Waiting {
  readonly id: string;
  readonly key: string;
  readonly notes: string | null;
  readonly requestedValue: { readonly limit: number | null };
}

async function waiting(key: string): Promise<Waiting | undefined> {
  const { upgradeRequests } = await api<{ upgradeRequests: { edges: { node: Waiting }[] } }>(
    'query ($id: ID) { upgradeRequests(status: PENDING, tenantId: $id) { edges { node { id key notes requestedValue { limit } } } } }',
    { id: tenantIds.acme },
  );
  return upgradeRequests.edges.map(({ node }) => node).find((request) => request.key === key);
}

test('a larger limit is requested with a note, and shows the moment it is approved', async () => {
  const { page, context, complaints } = await openConsole(demo, { user: NOOR });
  await page.getByRole('heading', { level: 1, name: 'Pro plan' }).waitFor();
  const card = page.locator('[data-feature="limits.max_flows"]');
  await card.getByText('100', { exact: true }).waitFor();
  await card.getByRole('button', { name: 'Request upgrade' }).click();
  const dialog = page.getByRole('dialog', { name: 'Request more: Max Flows' });
  await dialog.getByLabel('What you need').fill('50');
  await dialog.getByText('You have that much already. Ask for more than you have.').waitFor();
  await dialog.getByLabel('What you need').fill('250');
  await dialog.getByLabel('What do you need it for?').fill('A new team begins in May.');
  await dialog.getByRole('button', { name: 'Send request' }).click();
  await card.getByRole('button', { name: 'Requested' }).waitFor();

  const request = await waiting('limits.max_flows');
  expect(request).toMatchObject({ notes: 'A new team begins in May.', requestedValue: { limit: 250 } });
  await api('mutation ($input: ApproveUpgradeRequestInput!) { approveUpgradeRequest(input: $input) { revision } }', {
    input: { id: request?.id, note: 'Enjoy it.' },
  });
  await card.getByText('250', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Requests' }).click();
  const row = page.getByRole('listitem', { name: 'Max Flows' });
  await row.getByText('Approved').waitFor();
  await row.getByText('Our answer: Enjoy it.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test('a feature is requested and the request is taken back', async () => {
  const { page, context } = await openConsole(demo, { user: NOOR, path: '/?show=could' });
  const item = page.locator('[data-feature="ui.flow_builder.version_control"]');
  await item.getByRole('button', { name: 'Request upgrade' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send request' }).click();
  await item.getByRole('button', { name: 'Requested' }).waitFor();
  await page.getByRole('tab', { name: 'Requests' }).click();
  await page.getByRole('button', { name: 'Take back Version Control' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('listitem', { name: 'Version Control' }).getByText('Taken back', { exact: true }).waitFor();
  expect(await waiting('ui.flow_builder.version_control')).toBeUndefined();
  await page.getByRole('tab', { name: 'Plan' }).click();
  await item.getByRole('button', { name: 'Request upgrade' }).waitFor();
  await context.close();
});

test('what changed is told without a way to anything that is not theirs', async () => {
  const { page, context } = await openConsole(demo, { user: NOOR, path: '/?tab=history' });
  await page.getByRole('list', { name: 'Changes, newest first' }).waitFor();
  expect(await page.locator('main a').count()).toBe(0);
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('button', { name: /Undo/ }).count()).toBe(0);
  await context.close();
});

test.each([
  ['edward@harbour-finch.example', 'Your account is suspended', 'Off while your account is suspended'],
  ['june@juniper-analytics.example', 'Your licence is over', 'Off since your licence ended'],
])('%s reads what is the matter, above and beside each feature', async (user, above, beside) => {
  const { page, context } = await openConsole(demo, { user });
  await page.getByText(above).first().waitFor();
  await page.getByText(beside).first().waitFor();
  expect(await page.getByRole('button', { name: 'Request upgrade' }).count()).toBe(0);
  await context.close();
});

test('a change of the licence by a super admin shows at once', async () => {
  const { page, context } = await openConsole(demo, { user: 'sofia@solo-labs.example' });
  await page.getByRole('heading', { level: 1, name: 'Basic plan' }).waitFor();
  const { tenants } = await api<{ tenants: { edges: { node: { id: string; version: number } }[] } }>(
    '{ tenants(search: "solo-labs", first: 1) { edges { node { id version } } } }',
  );
  const tenant = tenants.edges[0]?.node;
  const licenseExpiresAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
  await api('mutation ($input: UpdateTenantInput!) { updateTenant(input: $input) { revision } }', {
    input: { tenantId: tenant?.id, expectedVersion: tenant?.version, licenseExpiresAt },
  });
  await page.getByText('Your licence ends soon').waitFor();
  expect(await page.getByText('Does not end').count()).toBe(0);
  await context.close();
});

test.each(themes)(
  'the page is accessible in the %s theme, in every tab and with the dialog open',
  async (colorScheme) => {
    const user = 'priya@pinecrest-university.example';
    const { page, context, complaints } = await openConsole(demo, { user, context: { colorScheme } });
    await page.locator('[data-feature="limits.max_flows"]').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-feature="limits.max_flows"]').getByRole('button').click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    for (const tab of ['Requests', 'What changed']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel').getByRole('listitem').first().waitFor();
      expect(await violations(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('a narrow window does not scroll sideways', async () => {
  const viewport = { width: 390, height: 844 };
  const { page, context } = await openConsole(demo, { user: NOOR, context: { viewport } });
  await page.locator('[data-feature="limits.max_flows"]').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});
