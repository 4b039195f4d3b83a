import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildPage, type BuiltPage } from '../support/build-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ServedFolder, serveFolder } from '../support/serve-folder.ts';
import { violations } from '../support/violations.ts';

let built: BuiltPage;
let pages: ServedFolder;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  built = await buildPage('tests/browser/devtools-page.tsx', 'development');
  pages = await serveFolder(built.folder);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await pages.close();
  await built.remove();
});
afterEach(async () => {
  await page.context().close();
  const heard = complaints.splice(0);
  if (heard.length > 0) throw new Error(`the page complained:\n${heard.join('\n')}`);
});

async function open(colorScheme: 'light' | 'dark', width = 1_000): Promise<void> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  // Also what the content security policy of the page blocks.
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(message.text());
  });
  await page.goto(`${pages.origin}/`);
}

describe('the developer panel in a browser', () => {
  test.each([
    ['light', 1_000],
    ['dark', 1_000],
    ['dark', 360],
  ] as const)('is styled under a strict policy and accessible: %s, %i px wide', async (colorScheme, width) => {
    await open(colorScheme, width);
    await page.getByRole('button', { name: 'Features: live' }).click();
    const panel = page.getByRole('region', { name: 'Feature developer panel' });
    await panel.waitFor();
    expect(await panel.evaluate((element) => getComputedStyle(element).borderTopLeftRadius)).toBe('10px');
    expect(await violations(page, '[data-feature-devtools]')).toEqual([]);
    const folder = process.env['SCREENSHOTS'];
    if (folder === undefined) return;
    await page.screenshot({ path: path.join(folder, `devtools-${colorScheme}-${width}.png`) });
  });

  test('takes a feature away by keyboard alone, and gives it back', async () => {
    await open('light');
    await page.getByRole('button', { name: 'Debug' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const select = page.getByRole('combobox', { name: 'Simulate ui.debug.enabled' });
    await select.focus();
    await select.press('k');
    await page.getByText('Debugging is off.').waitFor();
    await page.getByRole('button', { name: 'Reset 1' }).press('Enter');
    await page.getByRole('button', { name: 'Debug' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('region').count()).toBe(0);
  });

  test('is no part of a page that is built for production', async () => {
    const production = await buildPage('tests/browser/devtools-page.tsx', 'production');
    const code = await readFile(path.join(production.folder, 'page.js'), 'utf8');
    await production.remove();
    const ours = ['Debugging is off.', 'developer panel', 'adoptedStyleSheets', 'kill switch'];
    expect(ours.filter((text) => code.includes(text))).toEqual(['Debugging is off.']);
    await open('light');
    await page.getByRole('button', { name: 'Features: live' }).waitFor();
  });
});
