import type { BrowserContext, Page } from 'playwright-core';
import type { BrowserApp } from './browser-app.ts';
import { demoToken } from './demo-admin.ts';

const SUPER_ADMIN = 'ada@feature-control.example';

interface ConsoleOptions {
  /** Below `/admin`. */
  readonly path?: string;
  readonly user?: string;
  readonly context?: Parameters<BrowserApp['newVisitor']>[0];
}

/** A page of the console, signed in. What it complains of, content that its policy blocks included, is kept. */
export interface ConsolePage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
}

/** Opens the console as a visitor of their own. */
export async function openConsole(
  browserApp: BrowserApp,
  { path = '', user = SUPER_ADMIN, context: options = {} }: ConsoleOptions = {},
): Promise<ConsolePage> {
  const { url } = browserApp.app;
  const token = await demoToken(url, user);
  const context = await browserApp.newVisitor({ reducedMotion: 'reduce', ...options });
  await context.addInitScript((given) => sessionStorage.setItem('feature-control.token', given), token);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${url}/admin${path}`);
  // Changes arrive from here on.
  await page.locator('.live-badge[data-status="live"]').waitFor();
  return { page, context, complaints };
}
