import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, token } from '../support/app.ts';
import { type BrowserApp, startBrowserApp } from '../support/browser-app.ts';
import { openConsole } from '../support/open-console.ts';

// What tenants, and systems that write into the same tables, may have put there. The API refuses some of it, so that the
// worst is written past it.

const RUNS = `<img src=x onerror="document.title='hurt'"><script>document.title='hurt'</script>`;
const LONG = 'W'.repeat(300); // one word, wider than any column
const TURNED = '\u202Egnp.exe\u2066\u2067'; // turns the direction of writing, and does not turn it back
const LINK = `javascript:document.title='hurt'//`;
const KEY = 'ui.flow_builder.version_control';

let demo: BrowserApp;
let requestId: string;
/** One narrow window, through all screens. */
let page: Page;
let complaints: readonly string[];

beforeAll(async () => {
  demo = await startBrowserApp();
  const { database } = demo.app;
  const name = `${RUNS}${TURNED}${LONG}`.slice(0, 255);
  const text = `${RUNS} ${TURNED} ${LONG}\n${LONG}`;
  await database.query(`update tenant set name = $1 where id in ($2, $3)`, [
    name,
    tenantIds.pinecrest,
    tenantIds.quarry,
  ]);
  await database.query(`update license_tier set description = $1 where id = $2`, [text.slice(0, 1_000), tierIds.pro]);
  // The database refuses such addresses as well; a restored one may have lost its checks.
  await database.query(`alter table feature_registry drop constraint feature_registry_help_url_check`);
  await database.query(`alter table component_registry drop constraint component_registry_documentation_url_check`);
  await database.query(
    `update feature_registry set feature_name = $1, description = $2, help_url = $3, deprecated_message = $2, is_deprecated = true
     where feature_key = $4`,
    [name, text, LINK, KEY],
  );
  await database.query(
    `update model_registry set model_name = $1, model_family = $2 where feature_key = 'models.openai'`,
    [name, LONG.slice(0, 50)],
  );
  await database.query(`update component_registry set display_name = $1, description = $2, documentation_url = $3`, [
    name,
    text,
    LINK,
  ]);
  await database.query(`update app_user set name = $1 where tenant_id is not null`, [name]);
  await database.query(`update upgrade_request set notes = $1 where status = 'pending'`, [text]);
  await database.query(`update tenant_feature_override set reason = $1`, [`${RUNS}${TURNED}${LONG}`.slice(0, 500)]);
  const [pending] = await database.query<{ id: string }>(
    `select id from upgrade_request where status = 'pending' limit 1`,
  );
  requestId = pending?.id ?? '';

  const { problem } = (
    await expectData<{ setTenantOverride: { problem: unknown } }>(
      demo.app.url,
      await token({ subject: `${RUNS}${TURNED}` }),
      'mutation ($input: SetTenantOverrideInput!) { setTenantOverride(input: $input) { problem { code message } } }',
      {
        input: {
          tenantId: tenantIds.quarry,
          key: 'models.groq',
          value: { enabled: false },
          reason: `${RUNS}${TURNED}${LONG}`.slice(0, 500),
        },
      },
    )
  ).setTenantOverride;
  if (problem !== null) throw new Error(`refused: ${JSON.stringify(problem)}`);
  ({ page, complaints } = await openConsole(demo, { context: { viewport: { width: 390, height: 900 } } }));
});
afterAll(() => demo.close());

interface Harm {
  readonly title: string;
  readonly elements: number;
  readonly links: readonly string[];
  /** Whether the direction of writing is turned. */
  readonly turned: boolean;
  /** What makes the page scroll sideways. */
  readonly wide: readonly string[];
}

const none: Harm = { title: 'Tenant Feature Control', elements: 0, links: [], turned: false, wide: [] };

function harm(): Promise<Harm> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const reachesOut = (element: Element): boolean => element.getBoundingClientRect().right > clientWidth + 1;
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => reachesOut(element) && ![...element.children].some(reachesOut))
      .map((element) => `${element.tagName}.${element.getAttribute('class')}: ${element.textContent?.slice(0, 30)}`);
    return {
      title: document.title,
      elements: document.querySelectorAll('img[src="x"], main script').length,
      links: [...document.querySelectorAll('a')].map(({ href }) => href).filter((href) => !/^https?:/.test(href)),
      turned: /[\u202A-\u202E\u2066-\u2069]/.test(document.body.textContent ?? ''),
      wide: scrollWidth > clientWidth ? wide.slice(0, 5) : [],
    };
  });
}

const screens: readonly (readonly [what: string, path: () => string])[] = [
  ['the overview', () => '/'],
  ['the tenants', () => '/tenants'],
  ['a tenant', () => `/tenants/${tenantIds.quarry}`],
  ['the overrides of a tenant', () => `/tenants/${tenantIds.quarry}?tab=overrides`],
  ['the requests of a tenant', () => `/tenants/${tenantIds.pinecrest}?tab=requests`],
  ['the history of a tenant', () => `/tenants/${tenantIds.quarry}?tab=history`],
  ['why a tenant lacks a feature', () => `/tenants/${tenantIds.quarry}?why=${KEY}`],
  ['an override dialog', () => `/tenants/${tenantIds.quarry}?override=${KEY}`],
  ['the queue of requests', () => '/requests'],
  ['an approval', () => `/requests?id=${requestId}&decide=approve`],
  ['a rejection', () => `/requests?id=${requestId}&decide=reject`],
  ['decided requests', () => '/requests?status=APPROVED'],
  ['the audit log', () => '/audit'],
  ['the audit log of a tenant', () => `/audit?tenant=${tenantIds.quarry}`],
  ['the features', () => '/features'],
  ['a feature', () => `/features/${KEY}`],
  ['a tier', () => `/tiers/${tierIds.pro}`],
  ['the matrix', () => '/tiers/matrix'],
  ['the models', () => '/models'],
  ['the components', () => '/components'],
  ['the system screen', () => '/system'],
];

test.each(screens)(
  'text that was made to hurt does nothing in %s, and fits into a narrow window',
  async (_what, path) => {
    await page.goto(`${demo.app.url}/admin${path()}`);
    await page.locator('.live-badge[data-status="live"]').waitFor();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    // It is there, as text.
    if (path() !== '/system') await page.getByText('<img src=x onerror').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    expect(await harm()).toEqual(none);
    expect(complaints).toEqual([]);
  },
);

test('the search of the palette shows it as text as well', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search the console' }).fill('<img');
  await page.locator('.mantine-Spotlight-action').filter({ hasText: RUNS }).first().waitFor();
  expect(await harm()).toEqual(none);
  expect(complaints).toEqual([]);
});
