import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { type BrowserApp, startBrowserApp } from '../support/browser-app.ts';
import { demoToken } from '../support/demo-admin.ts';
import { LiveClient } from '../support/live-client.ts';
import { openConsole } from '../support/open-console.ts';
import { violations } from '../support/violations.ts';

const PRIYA = 'priya@pinecrest-university.example';

let demo: BrowserApp;

beforeAll(async () => {
  demo = await startBrowserApp();
});
afterAll(() => demo.close());

describe('the page', () => {
  const load = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${demo.app.url}${path}`, { headers });

  test('is the same at every address, and allows styles by a nonce that no other answer has', async () => {
    const answers = [await load('/admin'), await load('/admin/tiers/matrix')];
    const nonces = answers.map(
      ({ headers }) => /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1],
    );
    for (const [place, answer] of answers.entries()) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
      expect(await answer.text()).toContain(`nonce="${nonces[place]}"`);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('brings its scripts compressed and for good, and never a page in place of a script', async () => {
    const [script] = /\/admin\/assets\/[^"]+\.js/.exec(await (await load('/admin')).text()) ?? [];
    const answer = await load(script ?? '', { 'accept-encoding': 'br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect((await load('/admin/assets/old-build.js')).status).toBe(404);
  });
});

describe('the queue of upgrade requests', () => {
  test('approves in three clicks from the overview, and every open console shows it at once', async () => {
    const { page, context, complaints } = await openConsole(demo);
    const { page: other, context: otherContext } = await openConsole(demo, {
      path: '/requests',
      user: 'grace@feature-control.example',
    });
    const waiting = other.getByRole('listitem', { name: 'Pinecrest University: Version Control' });
    await waiting.waitFor();

    await page.getByRole('link', { name: /Upgrade requests/ }).click();
    await page.getByRole('button', { name: 'Approve Version Control for Pinecrest University' }).click();
    await page.getByText(/1 tenant affected/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Pinecrest University has Version Control').waitFor();
    await waiting.waitFor({ state: 'detached' });

    const { upgradeRequests } = await demo.ask<{ upgradeRequests: { edges: { node: { key: string } }[] } }>(
      '{ upgradeRequests(status: APPROVED, first: 5) { edges { node { key } } } }',
    );
    expect(upgradeRequests.edges.map(({ node }) => node.key)).toContain('ui.flow_builder.version_control');
    expect(complaints).toEqual([]);
    await context.close();
    await otherContext.close();
  });

  test('rejects only with a reason, which the tenant reads', async () => {
    const { page, context } = await openConsole(demo, { path: '/requests' });
    await page.getByRole('button', { name: 'Reject Max API Calls/Month for Pinecrest University' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Reason/).waitFor();
    expect(await dialog.getByRole('button', { name: 'Reject' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^Reason/).fill('The course ends in a month.');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('Nobody is waiting').waitFor();
    await page.getByRole('tab', { name: 'Rejected' }).click();
    await page.getByText('The course ends in a month.').waitFor();
    await context.close();
  });
});

describe('the audit log', () => {
  test('undoes the last change in three clicks, and the value is what it was', async () => {
    const { tiers } = await demo.ask<{ tiers: { id: string; name: string; version: number }[] }>(
      '{ tiers { id name version } }',
    );
    const free = tiers.find(({ name }) => name === 'Free');
    const input = {
      tierId: free?.id,
      expectedVersion: free?.version,
      changes: [{ key: 'limits.max_flows', value: { enabled: true, limit: 77 } }],
      reason: 'A try.',
    };
    const { setTierFeatures } = await demo.ask<{ setTierFeatures: { revision: string } }>(
      'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision } }',
      { input },
    );

    const { page, context, complaints } = await openConsole(demo);
    await page.getByRole('link', { name: 'Audit' }).click();
    const change = page.getByRole('listitem', { name: `Revision ${setTierFeatures.revision}`, exact: true });
    await change.getByText('A try.').waitFor();
    await change.getByText('77').waitFor();
    await change.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/tenants? affected/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText(`Revision ${setTierFeatures.revision} undone`).waitFor();

    const { tier } = await demo.ask<{ tier: { features: { key: string; value: { limit: number } }[] } }>(
      'query ($id: ID!) { tier(id: $id) { features(category: LIMITS) { key value { limit } } } }',
      { id: free?.id },
    );
    expect(tier.features.find(({ key }) => key === 'limits.max_flows')?.value.limit).not.toBe(77);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('keeps its filter in the address and exports what it shows', async () => {
    const { page, context } = await openConsole(demo, { path: '/audit?about=TIER&feature=limits.max_flows' });
    await page.getByText('A try.').waitFor();
    expect(await page.getByRole('link', { name: 'Max Flows' }).count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    const lines = csv.trim().split(/\r?\n/).slice(1);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.includes('limits.max_flows'))).toBe(true);

    await page.getByRole('combobox', { name: 'About' }).click();
    await page.getByRole('option', { name: 'Models' }).click();
    await page.getByText('Nothing of that kind').waitFor();
    expect(new URL(page.url()).searchParams.get('about')).toBe('MODEL');
    await context.close();
  });
});

describe('API keys', () => {
  test('are shown once, work until they are revoked, and not a moment longer', async () => {
    const { page, context, complaints } = await openConsole(demo, { path: '/api-keys?new' });
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Name/).fill('billing service');
    await dialog.getByRole('radio', { name: 'Read' }).check();
    await dialog.getByRole('button', { name: 'Create' }).click();
    const secret = (await page.getByLabel('The key', { exact: true }).textContent()) ?? '';
    const ask = (): Promise<Response> =>
      fetch(`${demo.app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ query: '{ tiers { name } }' }),
      });
    expect(await (await ask()).json()).toMatchObject({ data: { tiers: [{ name: 'Free' }, {}, {}] } });
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByRole('button', { name: 'Revoke billing service' }).click();
    expect(await page.getByText(secret).count()).toBe(0);
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('No keys yet').waitFor();
    expect((await ask()).status).toBe(401);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('the system screen', () => {
  test('plots how long a change took to whoever watches', async () => {
    const watcher = new LiveClient(demo.app.wsUrl, () => demoToken(demo.app.url, PRIYA));
    await watcher.until(() => watcher.etag !== undefined);
    const { page, context } = await openConsole(demo, { path: '/system' });
    await page.getByText('Level with the database').waitFor();
    await page.getByText('No change was pushed since this server started').waitFor();
    const input = { tenantId: tenantIds.pinecrest, key: 'api.webhooks', value: { enabled: false }, reason: 'A try.' };
    await demo.ask('mutation ($input: SetTenantOverrideInput!) { setTenantOverride(input: $input) { revision } }', {
      input,
    });
    const slowest = page.getByRole('figure', { name: 'Propagation' }).getByText(/^p99/);
    expect(await slowest.textContent()).toMatch(/ ms$/);
    await watcher.close();
    await context.close();
  });

  test('rehearses a switch of the mode without making it', async () => {
    const { page, context } = await openConsole(demo, { path: '/system' });
    await page.getByRole('button', { name: 'Switch to Shadow' }).click();
    await page.getByRole('list', { name: 'Differences' }).getByRole('listitem').first().waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    const { featureControl } = await demo.ask<{ featureControl: { mode: string } }>('{ featureControl { mode } }');
    expect(featureControl.mode).toBe('ENFORCE');
    await context.close();
  });
});

// Each address once in each theme, and once in each width.
describe.each([
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 390 },
] as const)('in the $colorScheme theme, $width pixels wide', ({ colorScheme, width }) => {
  test.each([
    ['/', 'Adoption'],
    ['/requests', 'Upgrade requests'],
    ['/audit', 'Audit log'],
    ['/audit?undo=2', 'Undo revision 2'],
    ['/api-keys?new', 'Create an API key'],
    ['/system', 'Propagation'],
    ['/system?mode=SHADOW', 'Switch to Shadow'],
  ])('%s has no accessibility violations and does not scroll sideways', async (path, landmark) => {
    const { page, context } = await openConsole(demo, {
      path,
      context: { colorScheme, viewport: { width, height: 900 } },
    });
    await page.getByText(landmark).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await context.close();
  });
});
