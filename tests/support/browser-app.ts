import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectData, startTestApp, type TestApp, token } from './app.ts';
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
  /** What the API answers a super admin, beside all pages. */
  ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  close(): Promise<void>;
}

export async function startBrowserApp(): Promise<BrowserApp> {
  await buildClient();
  const app = await startTestApp({ seed: 'demo', settings: { DEMO: 'on' } });
  const browser = await launchChromium();
  const bearer = await token();
  return {
    app,
    browser,
    newVisitor: (options) => browser.newContext({ viewport: { width: 1440, height: 900 }, ...options }),
    ask: (query, variables) => expectData(app.url, bearer, query, variables),
    async close() {
      await browser.close();
      await app.close();
    },
  };
}

interface Build {
  readonly config: string;
  readonly page: string;
  readonly sources: readonly string[];
}

const builds: readonly Build[] = [
  { config: 'vite.config.ts', page: 'dist/client/index.html', sources: ['client/demo', 'client/sdk'] },
  { config: 'vite.admin.config.ts', page: 'dist/admin/index.html', sources: ['client/admin'] },
];

/** Builds the pages unless what lies in dist is newer than all of their sources. */
function buildClient(): Promise<void> {
  return exclusively('client-build', async () => {
    for (const { config, page, sources } of builds) {
      const built = await stat(path.join(root, page)).catch(() => null);
      if (built !== null && built.mtimeMs > (await newestSource([config, ...sources]))) continue;
      // In a process of its own: Vitest says NODE_ENV=test, and with that Vite takes the development build of React.
      // The files of the last build stay: a page of another test may still load some of them.
      const vite = path.join(root, 'node_modules/vite/bin/vite.js');
      await run(process.execPath, [vite, 'build', '-c', config, '--logLevel', 'error', '--emptyOutDir=false'], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production' },
      });
    }
  });
}

async function newestSource(sources: readonly string[]): Promise<number> {
  const times = sources.map(async (source) => {
    const from = path.join(root, source);
    const entry = await stat(from);
    const below = entry.isDirectory() ? await readdir(from, { recursive: true }) : [];
    const found = await Promise.all(below.map(async (name) => (await stat(path.join(from, name))).mtimeMs));
    return Math.max(entry.mtimeMs, ...found);
  });
  return Math.max(...(await Promise.all(times)));
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
