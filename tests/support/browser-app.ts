import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTestApp, type TestApp } from './app.ts';
import { launchChromium } from './chromium.ts';
import { exclusively } from './exclusively.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');

/** The whole product as a visitor meets it: the built page, the real server with the demo's data, and a browser. */
export interface BrowserApp {
  readonly app: TestApp;
  readonly browser: Browser;
  /** A visitor of their own: no session, no theme chosen. */
  newVisitor(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function startBrowserApp(): Promise<BrowserApp> {
  await buildClient();
  const app = await startTestApp({ seed: 'demo', settings: { DEMO: 'on' } });
  const browser = await launchChromium();
  return {
    app,
    browser,
    newVisitor: (options) => browser.newContext({ viewport: { width: 1440, height: 900 }, ...options }),
    async close() {
      await browser.close();
      await app.close();
    },
  };
}

/** Builds the page unless what lies in dist is newer than all of its sources. */
function buildClient(): Promise<void> {
  return exclusively('client-build', async () => {
    const built = await stat(path.join(root, 'dist/client/index.html')).catch(() => null);
    if (built !== null && built.mtimeMs > (await newestSource())) return;
    // In a process of its own: Vitest says NODE_ENV=test, and with that Vite takes the development build of React.
    const vite = path.join(root, 'node_modules/vite/bin/vite.js');
    await run(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
    });
  });
}

async function newestSource(): Promise<number> {
  const entries = await readdir(path.join(root, 'client'), { recursive: true });
  const files = [...entries.map((entry) => path.join(root, 'client', entry)), path.join(root, 'vite.config.ts')];
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(...times);
}

/** Signs in by clicking, and waits until the first answer is there. In a narrow window the panel that says so is folded. */
export async function signIn(page: Page, url: string, name: string, { panel = true } = {}): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page
    .locator(panel ? '.connection[data-status="live"]' : '[data-gate="export-flow"][data-state="open"]')
    .waitFor();
  if (panel) await page.getByRole('switch').first().waitFor();
}
