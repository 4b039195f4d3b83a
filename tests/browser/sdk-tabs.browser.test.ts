import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { buildPage, type BuiltPage } from '../support/build-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { createDemoAdmin, demoToken, type DemoAdmin } from '../support/demo-admin.ts';
import { type ServedFolder, serveFolder } from '../support/serve-folder.ts';
import { until } from '../support/until.ts';

const HISTORY = 'ui.flow_builder.version_control';

interface Tab {
  readonly page: Page;
  /** How many sockets this tab has open now. */
  sockets(): number;
  shows(history: 'on' | 'off'): Promise<void>;
}

let built: BuiltPage;
let pages: ServedFolder;
let server: TestApp;
let browser: Browser;
let admin: DemoAdmin;
let context: BrowserContext;
let noor: string;

beforeAll(async () => {
  built = await buildPage('tests/browser/tabs-page.ts', 'production');
  pages = await serveFolder(built.folder);
  server = await startTestApp({ seed: 'demo', settings: { DEMO: 'on', ALLOWED_ORIGINS: pages.origin } });
  browser = await launchChromium();
  admin = await createDemoAdmin(server.url);
  noor = await demoToken(server.url, 'noor@acme-robotics.example');
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await pages.close();
  await built.remove();
});
beforeEach(async () => {
  await admin.setFeature(HISTORY, { enabled: false });
  context = await browser.newContext();
  context.setDefaultTimeout(10_000);
});
afterEach(() => context.close());

async function openTab(token = noor): Promise<Tab> {
  const page = await context.newPage();
  let sockets = 0;
  page.on('websocket', (socket) => {
    sockets++;
    socket.on('close', () => sockets--);
  });
  await page.goto(`${pages.origin}/#${new URLSearchParams({ url: server.wsUrl, token })}`);
  await page.locator('body[data-status="live"]').waitFor({ state: 'attached' });
  return {
    page,
    sockets: () => sockets,
    shows: (history) => page.locator(`body[data-history="${history}"]`).waitFor({ state: 'attached' }),
  };
}

const sum = (tabs: readonly Tab[]): number => tabs.reduce((total, tab) => total + tab.sockets(), 0);

describe('tabs of one browser', () => {
  test('have one socket together, and a change arrives in all of them', async () => {
    const tabs = [await openTab(), await openTab(), await openTab()];
    expect(tabs.map((tab) => tab.sockets())).toEqual([1, 0, 0]);
    await Promise.all(tabs.map((tab) => tab.shows('off')));
    await admin.setFeature(HISTORY, { enabled: true });
    await Promise.all(tabs.map((tab) => tab.shows('on')));
    expect(sum(tabs)).toBe(1);
  });

  test('go on without a gap when the tab with the socket is closed', async () => {
    const leader = await openTab();
    const others = [await openTab(), await openTab()];
    await leader.page.close();
    // Changed while the socket is handed over: the next one resumes from what the tabs hold.
    await admin.setFeature(HISTORY, { enabled: true });
    await Promise.all(others.map((tab) => tab.shows('on')));
    await until('one of them has the socket', () => sum(others) === 1);
    await admin.setFeature(HISTORY, { enabled: false });
    await Promise.all(others.map((tab) => tab.shows('off')));
    for (const { page } of others) {
      expect(await page.locator('body').getAttribute('data-seen')).not.toMatch(/stale|offline/);
    }
  });

  test('survive the crash of the tab with the socket', async () => {
    const leader = await openTab();
    const other = await openTab();
    await leader.page.goto('chrome://crash').catch(() => undefined);
    await admin.setFeature(HISTORY, { enabled: true });
    await other.shows('on');
    await until('it has the socket', () => other.sockets() === 1);
    expect(await other.page.locator('body').getAttribute('data-seen')).not.toMatch(/stale|offline/);
  });

  test('that belong to different tenants have a socket each', async () => {
    const acme = await openTab();
    const bluebird = await openTab(await demoToken(server.url, 'bea@bluebird-bakery.example'));
    expect([acme.sockets(), bluebird.sockets()]).toEqual([1, 1]);
    await admin.setFeature(HISTORY, { enabled: true });
    await acme.shows('on');
    await bluebird.shows('off');
  });
});
