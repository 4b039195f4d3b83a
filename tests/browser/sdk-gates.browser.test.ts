import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPage, type BuiltPage } from '../support/build-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ServedFolder, serveFolder } from '../support/serve-folder.ts';

let built: BuiltPage;
let pages: ServedFolder;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  built = await buildPage('tests/browser/gates-page.tsx', 'production');
  pages = await serveFolder(built.folder);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await pages.close();
  await built.remove();
});

beforeEach(async () => {
  const context = await browser.newContext();
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  // Also what the content security policy of the page blocks.
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.clock.install();
  await page.goto(`${pages.origin}/`);
  await page.getByLabel('Code').waitFor();
});
afterEach(async () => {
  await page.context().close();
  const heard = complaints.splice(0);
  if (heard.length > 0) throw new Error(`the page complained:\n${heard.join('\n')}`);
});

const take = (): Promise<unknown> => page.evaluate('take()');
const isOpen = async (): Promise<boolean> => (await page.getByLabel('Code').count()) === 1;
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('a gate in a browser whose feature is taken away', () => {
  test('closes at once where nobody works in it', async () => {
    await page.getByRole('button', { name: 'Take away' }).click();
    await page.getByText('The editor is not in your plan.').waitFor();
    expect(await isOpen()).toBe(false);
  });

  test('stays for as long as the focus is inside, says so, and closes when it leaves', async () => {
    await page.getByLabel('Code').fill('half a line');
    await take();
    await page.getByRole('status').getByText('This ends when you are done.').waitFor();
    await page.clock.runFor(60_000);
    expect(await page.getByLabel('Code').inputValue()).toBe('half a line');
    await page.getByRole('button', { name: 'Last' }).focus();
    await page.clock.runFor(500);
    expect(await isOpen()).toBe(false);
  });

  test('knows the focus although a tool was pressed that does not take it', async () => {
    await page.getByLabel('Code').focus();
    await page.getByRole('button', { name: 'Bold' }).click();
    await take();
    await page.clock.runFor(60_000);
    expect(await isOpen()).toBe(true);
  });

  test('stays for as long as the pointer is down, where nothing can have the focus', async () => {
    await page.getByText('A surface to draw on').hover();
    await page.mouse.down();
    await take();
    await page.clock.runFor(60_000);
    expect(await isOpen()).toBe(true);
    await page.mouse.up();
    await page.clock.runFor(500);
    expect(await isOpen()).toBe(false);
  });

  test('adds no box of its own to the layout, under a policy that forbids inline styles', async () => {
    const display = await page
      .locator('[data-feature-gate="open"]')
      .evaluate((element) => getComputedStyle(element).display);
    expect(display).toBe('contents');
  });
});

describe('a locked gate in a browser', () => {
  test('is passed by the keyboard, which comes to the request and keeps its place there', async () => {
    await page.getByRole('button', { name: 'Bold' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Request upgrade');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Only an administrator can ask.').waitFor();
    expect(await focused()).toBe('Request upgrade');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Last');
  });

  test('is passed by the pointer', async () => {
    const box = await page.getByText('Send').boundingBox();
    if (box === null) throw new Error('The locked button is not on the page.');
    const hit = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.textContent, {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
    });
    expect(hit).not.toBe('Send');
  });

  test('reads aloud what is locked, why, and what can be done, and nothing of what is behind the lock', async () => {
    const cdp = await page.context().newCDPSession(page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const heard = nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name }) => `${String(role?.value)} ${String(name?.value)}`);
    expect(heard).toEqual(
      expect.arrayContaining(['group Webhooks', 'StaticText Not in your plan', 'button Request upgrade']),
    );
    expect(heard).toContain('button Last');
    expect(heard).not.toContain('button Send');
    expect(heard).not.toContain('link More');
  });

  test('is accessible', async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
