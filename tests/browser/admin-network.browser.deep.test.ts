import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, token } from '../support/app.ts';
import { type BrowserApp, startBrowserApp } from '../support/browser-app.ts';
import { openConsole } from '../support/open-console.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

interface Tier {
  readonly version: number;
  readonly features: readonly {
    readonly key: string;
    readonly value: { readonly enabled: boolean; readonly limit: number | null };
  }[];
}

const SLOW = {
  offline: false,
  latency: 600, // milliseconds, as over a bad mobile network
  downloadThroughput: 100 * 1_024, // bytes a second
  uploadThroughput: 30 * 1_024,
};
const PATIENCE_MS = 60_000; // on a slow network

let demo: BrowserApp;
let bearer: string;
let proxy: TcpProxy;
/** The same server, over a network that can be cut. */
let remote: BrowserApp;

beforeAll(async () => {
  demo = await startBrowserApp();
  bearer = await token();
  proxy = await startTcpProxy(Number(new URL(demo.app.url).port));
  remote = { ...demo, app: { ...demo.app, url: `http://127.0.0.1:${proxy.port}` } };
});
afterAll(async () => {
  await demo.close();
  await proxy.close();
});

const api = <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> =>
  expectData<Data>(demo.app.url, bearer, query, variables);

async function pro(): Promise<Tier> {
  const query = 'query ($id: ID!) { tier(id: $id) { version features { key value { enabled limit } } } }';
  return (await api<{ tier: Tier }>(query, { id: tierIds.pro })).tier;
}

async function limitInPro(key: string): Promise<number | null | undefined> {
  return (await pro()).features.find((row) => row.key === key)?.value.limit;
}

async function somebodySets(key: string, limit: number): Promise<void> {
  const { version } = await pro();
  const input = { tierId: tierIds.pro, expectedVersion: version, changes: [{ key, value: { enabled: true, limit } }] };
  await api('mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision } }', { input });
}

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Unsaved changes' });
const save = (page: Page): Locator => bar(page).getByRole('button', { name: 'Save' });
const badge = (page: Page, status: 'live' | 'offline'): Locator => page.locator(`.live-badge[data-status="${status}"]`);
const limitOf = (page: Page, name: string): Locator => page.getByLabel(`Limit of ${name} for Pro`, { exact: true });

test('a draft outlives a network that goes away: it says so, keeps what was typed, catches up, and saves once', async () => {
  const { page, context } = await openConsole(remote, { path: `/tiers/${tierIds.pro}?category=limits` });
  await limitOf(page, 'Max Flows').fill('250');
  await page.getByTestId('impact').waitFor();

  proxy.cut();
  await badge(page, 'offline').waitFor();
  expect(await badge(page, 'offline').getAttribute('aria-label')).toContain('Offline');
  await somebodySets('limits.max_file_upload_size_mb', 777);
  await save(page).click();
  const told = page.getByRole('alert').filter({ hasText: 'The server did not answer.' });
  await told.getByText('Your edits are kept: save again, it will not happen twice.').waitFor();
  expect(await limitOf(page, 'Max Flows').inputValue()).toBe('250');
  // Another screen and back: nothing is lost without a connection.
  await page.getByRole('navigation', { name: 'Tiers' }).getByRole('link', { name: /^Free/ }).click();
  await page.getByRole('navigation', { name: 'Tiers' }).getByRole('link', { name: /^Pro/ }).click();
  expect(await limitOf(page, 'Max Flows').inputValue()).toBe('250');
  expect(await limitInPro('limits.max_flows')).not.toBe(250);

  proxy.restore();
  await badge(page, 'live').waitFor({ timeout: PATIENCE_MS });
  await expect.poll(() => limitOf(page, 'Max File Upload Size (MB)').inputValue(), { timeout: 10_000 }).toBe('777');
  expect(await limitOf(page, 'Max Flows').inputValue()).toBe('250');
  await save(page).click();
  await page.getByText('Pro saved').waitFor();
  expect(await limitInPro('limits.max_flows')).toBe(250);
  const { auditLog } = await api<{ auditLog: { totalCount: number } }>(
    'query ($id: ID!) { auditLog(filter: { tierId: $id, featureKey: "limits.max_flows" }) { totalCount } }',
    { id: tierIds.pro },
  );
  expect(auditLog.totalCount).toBe(2); // the seed's and this one
  await context.close();
});

test('an answer that got lost on its way back is no second change', async () => {
  const { page, context } = await openConsole(remote, { path: `/tiers/${tierIds.pro}?category=limits` });
  const before = (await pro()).version;
  await limitOf(page, 'Max Concurrent Executions').fill('33');
  await page.getByTestId('impact').waitFor();
  // The request arrives; its answer does not.
  await page.route('**/graphql', async (route) => {
    const isSave = route.request().postData()?.includes('"dryRun":false') === true;
    if (!isSave) return route.fallback();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await save(page).click();
  await page.getByText('The server did not answer.').waitFor();
  await expect.poll(async () => (await pro()).version).toBe(before + 1);
  await page.unroute('**/graphql');
  // The live reading may have shown already that the change is made: then there is nothing to save any more.
  await bar(page).waitFor({ state: 'detached' });
  expect(await limitOf(page, 'Max Concurrent Executions').inputValue()).toBe('33');
  expect((await pro()).version).toBe(before + 1);
  await context.close();
});

test('over a slow network it loads, answers to the last letter typed, and saves once however often one presses', async () => {
  const { page, context, complaints } = await openConsole(demo, { path: '/tenants' });
  page.setDefaultTimeout(PATIENCE_MS);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);

  await page.getByRole('searchbox').pressSequentially('quarry');
  await page.getByText('1 to 1 of 1', { exact: true }).waitFor();
  expect(await page.getByRole('link', { name: 'Quarry Bank' }).count()).toBe(1);

  const before = (await pro()).version;
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Tiers' }).click();
  await page.getByRole('navigation', { name: 'Tiers' }).getByRole('link', { name: /^Pro/ }).click();
  await limitOf(page, 'Max Flows').fill('444');
  const button = save(page);
  await button.click();
  await button.click({ force: true, timeout: 1_000 }).catch(() => {});
  await page.getByText('Pro saved').waitFor();
  expect(await limitInPro('limits.max_flows')).toBe(444);
  expect((await pro()).version).toBe(before + 1);
  expect(complaints).toEqual([]);
  await context.close();
});
