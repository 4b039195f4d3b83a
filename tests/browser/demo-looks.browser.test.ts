import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserApp, signIn, startBrowserApp } from '../support/browser-app.ts';
import { createDemoAdmin } from '../support/demo-admin.ts';
import { violations } from '../support/violations.ts';

const themes = ['light', 'dark'] as const;

let demo: BrowserApp;
let folder: string;

beforeAll(async () => {
  demo = await startBrowserApp();
  // SCREENSHOT_DIR names a folder to keep the pictures in.
  folder = process.env['SCREENSHOT_DIR'] ?? (await mkdtemp(path.join(tmpdir(), 'demo-screenshots-')));
});
afterAll(() => demo.close());

describe.each(themes)('the demo in %s', (colorScheme) => {
  test('has no accessibility violations at the sign-in, in the builder, and behind each tab', async () => {
    const visitor = await demo.newVisitor({ colorScheme, reducedMotion: 'reduce' });
    const page = await visitor.newPage();
    await page.goto(demo.app.url);
    await page.getByRole('heading', { name: 'Bluebird Bakery' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // A free plan: most gates are locked.
    await signIn(page, demo.app.url, 'Bea Novak');
    expect(await violations(page)).toEqual([]);
    for (const tab of ['Connect', 'Workspace', 'Code', 'API']) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      expect(await violations(page)).toEqual([]);
    }
    await visitor.close();
  });

  test('fits into a narrow window without scrolling sideways', async () => {
    for (const width of [900, 420]) {
      const visitor = await demo.newVisitor({ colorScheme, viewport: { width, height: 900 } });
      const page = await visitor.newPage();
      await signIn(page, demo.app.url, 'Noor Haddad', { panel: false });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (process.env['SCREENSHOT_ALL'] !== undefined) {
        await page.screenshot({ path: path.join(folder, `demo-${width}-${colorScheme}.png`), fullPage: true });
      }
      await visitor.close();
    }
  });

  test('is photographed while a gate opens', async () => {
    const admin = await createDemoAdmin(demo.app.url);
    await admin.setFeature('ui.flow_builder.version_control', { enabled: false });
    const visitor = await demo.newVisitor({ colorScheme });
    const page = await visitor.newPage();
    await signIn(page, demo.app.url, 'Noor Haddad');
    const control = page.getByRole('switch', { name: 'Version Control' });
    await control.click();
    await page.locator('[data-gate="version-history"][data-flash]').waitFor();
    await page.getByRole('switch', { name: 'Version Control', checked: true }).waitFor();
    // The gate still glows when the switch has come to rest.
    await control.evaluate((element) =>
      Promise.all(element.getAnimations({ subtree: true }).map(({ finished }) => finished)),
    );
    await page.screenshot({ path: path.join(folder, `demo-${colorScheme}.png`) });
    expect(await page.locator('[data-gate="version-history"]').getAttribute('data-state')).toBe('open');
    await visitor.close();
  });
});
