import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { expectData, token } from '../support/app.ts';
import { type BrowserApp, signIn, startBrowserApp } from '../support/browser-app.ts';
import { createDemoAdmin } from '../support/demo-admin.ts';

// Every kind of gate, limit and upgrade prompt that the SDK has, on the demo's page.

let demo: BrowserApp;
/** Noor is an admin of a tenant on Pro, Bea of one on Free. */
let noor: Page;
let bea: Page;

beforeAll(async () => {
  demo = await startBrowserApp();
  [noor, bea] = await Promise.all([open('Noor Haddad'), open('Bea Novak')]);
});
afterAll(() => demo.close());

async function open(name: string): Promise<Page> {
  const visitor = await demo.newVisitor({ reducedMotion: 'reduce' });
  const page = await visitor.newPage();
  page.setDefaultTimeout(10_000);
  await signIn(page, demo.app.url, name);
  return page;
}

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();

async function pendingKeys(tenantId: string): Promise<readonly string[]> {
  const { upgradeRequests } = await expectData<{ upgradeRequests: { edges: { node: { key: string } }[] } }>(
    demo.app.url,
    await token(),
    'query ($id: ID!) { upgradeRequests(status: PENDING, tenantId: $id, first: 20) { edges { node { key } } } }',
    { id: tenantId },
  );
  return upgradeRequests.edges.map(({ node }) => node.key);
}

describe('a closed gate', () => {
  test('shows its content inert, out of reach of pointer and keyboard, with a lock and the reason', async () => {
    const locked = bea.locator('[data-gate="share-flow"] [data-feature-gate="locked"]');
    await locked.locator('[data-feature-gate-content][inert]').waitFor();
    const takesFocus = await locked.locator('button', { hasText: 'Share' }).evaluate((button) => {
      button.focus();
      return button === document.activeElement;
    });
    expect(takesFocus).toBe(false);
    expect((await locked.locator('[data-feature-gate-message]').textContent()) ?? '').not.toBe('');
  });

  test('needs all of several features, or any of them, and says in words of the product what is missing', async () => {
    await tab(bea, 'Code');
    const both = bea.locator('[data-gate="edit-code"][data-state="locked"] [data-feature-gate="locked"]');
    expect(await both.count()).toBe(1);
    await tab(bea, 'Debug');
    await bea.getByText('With Langfuse, LangSmith or LangWatch, traces are kept.').waitFor();
    await tab(noor, 'Debug');
    await noor.getByText('Traces are kept by your tracing service.').waitFor();
  });

  test('is by provider and by integration as well', async () => {
    expect(await bea.locator('[data-gate="model-aws-bedrock"][data-state="locked"]').count()).toBe(1);
    await tab(bea, 'Connect');
    expect(await bea.locator('[data-gate="integration-langfuse"][data-state="locked"]').count()).toBe(1);
  });
});

describe('an upgrade prompt', () => {
  test('files the request of a tenant admin, and says "Requested" from then on', async () => {
    const gate = bea.locator('[data-gate="model-mistral"]');
    await tab(bea, 'Model');
    await gate.getByRole('button', { name: 'Request upgrade' }).click();
    await gate.getByRole('button', { name: 'Requested' }).waitFor();
    expect(await pendingKeys(tenantIds.bluebird)).toContain('models.mistral');
  });

  test('asks for the setup of what somebody has to set up', async () => {
    await tab(bea, 'Connect');
    const prompt = bea.locator('[data-gate="integration-langfuse"]').getByRole('button', { name: 'Request set-up' });
    expect(await prompt.count()).toBe(1);
  });

  test('stands beside a limit too, whose gate is open', async () => {
    await tab(bea, 'Workspace');
    const limit = bea.locator('[data-gate="limit-flows"]');
    await limit.getByText('/ 5').waitFor();
    await limit.getByRole('button', { name: 'Request upgrade' }).click();
    await limit.getByRole('button', { name: 'Requested' }).waitFor();
    expect(await pendingKeys(tenantIds.bluebird)).toContain('limits.max_flows');
  });

  test('tells a member who may ask', async () => {
    const tom = await open('Tom Whitaker');
    await tab(tom, 'Workspace');
    await tom.locator('[data-gate="limit-api-calls"]').getByRole('button', { name: 'Request upgrade' }).click();
    await tom.getByRole('alert').filter({ hasText: 'Only an administrator of your organisation' }).waitFor();
    expect(await pendingKeys(tenantIds.bluebird)).toHaveLength(2);
    await tom.context().close();
  });
});

describe('an editor whose feature is taken away', () => {
  test('stays open for who is writing in it, says so, and closes when they stop', async () => {
    const admin = await createDemoAdmin(demo.app.url);
    await admin.setFeature('ui.code_view.edit_code', { enabled: true });
    await tab(noor, 'Code');
    const editor = noor.getByRole('textbox', { name: 'Code of Support Agent' });
    await editor.click();
    await noor.keyboard.type('# mine ');
    await admin.setFeature('ui.code_view.edit_code', { enabled: false });
    await noor.getByRole('status').filter({ hasText: 'Editing was taken away.' }).waitFor();
    await noor.keyboard.type('# more ');
    expect(await editor.inputValue()).toContain('# mine # more ');
    await noor.getByRole('tab', { name: 'Code', exact: true }).focus();
    const shown = noor.getByRole('region', { name: 'Code of Support Agent' });
    await shown.waitFor();
    expect(await editor.count()).toBe(0);
    expect(await shown.textContent()).toContain('# mine # more ');
  });
});
