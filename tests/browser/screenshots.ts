import 'reflect-metadata';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { pino } from 'pino';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { launchChromium } from '../support/chromium.ts';

// Takes the pictures of README.md and docs/ADMIN.md anew, of a fresh demo: npm run screenshots

const ADA = 'ada@feature-control.example';
const GRACE = 'grace@feature-control.example';
const WIDE = { width: 1_200, height: 760 };
const HALF = { width: 1_000, height: 590 }; // two of them stand side by side
const MAX_BYTES = 150_000; // of a picture: they go into the repository
const folder = path.join(import.meta.dirname, '../../docs/images');

interface Picture {
  readonly name: string;
  /** Below `/admin`. */
  readonly path: string;
  /** What has to be there before it is taken. */
  readonly ready: (page: Page) => Locator;
  /** What is done before it is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
  readonly user?: string;
}

const dialog = (page: Page): Locator => page.getByRole('dialog');
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Unsaved changes' });
const toggle = (page: Page, name: string): Locator =>
  page.locator('.tier-value label', { has: page.getByRole('switch', { name, exact: true }) }).last();

const pictures: readonly Picture[] = [
  { name: 'admin-overview', path: '/', ready: (page) => page.getByRole('heading', { name: 'Adoption' }) },
  {
    name: 'admin-features',
    path: '/features',
    ready: (page) => page.getByText('models.anthropic').first(),
  },
  {
    name: 'admin-feature',
    path: '/features/ui.flow_builder.version_control',
    ready: (page) => page.getByRole('heading', { level: 1, name: 'Version Control' }),
  },
  {
    name: 'admin-tier',
    path: `/tiers/${tierIds.pro}`,
    ready: (page) => page.getByTestId('impact'),
    async prepare(page) {
      await toggle(page, 'AWS Bedrock for Pro').click();
    },
  },
  {
    name: 'admin-limits',
    path: `/tiers/${tierIds.pro}?category=limits`,
    ready: (page) => page.getByTestId('impact'),
    async prepare(page) {
      await page.getByRole('button', { name: 'Double the limit of Max Flows for Pro' }).click();
    },
  },
  {
    name: 'admin-conflict',
    path: `/tiers/${tierIds.pro}?category=limits`,
    ready: (page) => bar(page).getByRole('button', { name: 'Keep mine' }),
    async prepare(page) {
      await page.getByLabel('Limit of Max Concurrent Executions for Pro', { exact: true }).fill('20');
      await setLimit('limits.max_concurrent_executions', 15);
    },
  },
  { name: 'admin-clone', path: `/tiers/${tierIds.pro}?clone=${tierIds.pro}`, ready: dialog },
  { name: 'admin-matrix', path: '/tiers/matrix', ready: (page) => page.locator('.matrix') },
  { name: 'admin-tenants', path: '/tenants', ready: (page) => page.getByRole('link', { name: 'Acme Robotics' }) },
  {
    name: 'admin-tenant',
    path: `/tenants/${tenantIds.quarry}`,
    ready: (page) => page.locator('.feature-row').first(),
  },
  {
    name: 'admin-why',
    path: `/tenants/${tenantIds.quarry}?why=api.webhooks`,
    ready: (page) => dialog(page).locator('.why-rules'),
  },
  {
    name: 'admin-override',
    path: `/tenants/${tenantIds.orchard}?override=ui.flow_builder.version_control`,
    ready: (page) => dialog(page).getByText(/affected/),
    async prepare(page) {
      await page.getByRole('button', { name: 'Until Friday' }).click();
    },
  },
  {
    name: 'admin-requests',
    path: '/requests',
    ready: (page) => page.getByRole('button', { name: /^Approve/ }).first(),
  },
  {
    name: 'admin-approve',
    path: '/requests',
    ready: (page) => dialog(page).getByText(/affected/),
    async prepare(page) {
      await page.getByRole('button', { name: 'Approve Version Control for Pinecrest University' }).click();
    },
  },
  { name: 'admin-models', path: '/models', ready: (page) => page.locator('.registry-table') },
  { name: 'admin-components', path: '/components', ready: (page) => page.locator('.registry-table') },
  { name: 'admin-audit', path: '/audit', ready: (page) => page.getByRole('listitem', { name: /^Revision/ }).first() },
  {
    name: 'admin-undo',
    path: '/audit',
    ready: (page) => dialog(page).getByText(/affected/),
    async prepare(page) {
      await page
        .getByRole('button', { name: /^Undo revision/ })
        .first()
        .click();
    },
  },
  { name: 'admin-api-keys', path: '/api-keys?new', ready: dialog },
  { name: 'admin-system', path: '/system', ready: (page) => page.getByText('Level with the database') },
  {
    name: 'admin-palette',
    path: '/api-keys',
    ready: (page) => page.locator('.mantine-Spotlight-action').filter({ hasText: 'Orchard Studio' }),
    async prepare(page) {
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: 'Search the console' }).fill('or');
    },
  },
  {
    name: 'admin-my-plan',
    path: '/',
    user: 'noor@acme-robotics.example',
    ready: (page) => page.getByRole('heading', { level: 1 }),
  },
];

let url = '';
let browser: Browser;

async function tokenOf(user: string): Promise<string> {
  const response = await fetch(`${url}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  return ((await response.json()) as { token: string }).token;
}

async function ask<Data>(user: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(user)}` },
    body: JSON.stringify({ query, variables }),
  });
  return ((await response.json()) as { data: Data }).data;
}

/** What another admin saves. */
async function setLimit(key: string, limit: number, reason = 'Customers asked for it.'): Promise<void> {
  const { tier } = await ask<{ tier: { version: number } }>(GRACE, 'query ($id: ID!) { tier(id: $id) { version } }', {
    id: tierIds.pro,
  });
  await ask(GRACE, 'mutation ($input: SetTierFeaturesInput!) { setTierFeatures(input: $input) { revision } }', {
    input: {
      tierId: tierIds.pro,
      expectedVersion: tier.version,
      changes: [{ key, value: { enabled: true, limit } }],
      reason,
    },
  });
}

async function openPage(user: string | null, viewport: typeof WIDE, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', locale: 'en-GB' });
  if (user !== null) {
    await context.addInitScript((token) => sessionStorage.setItem('feature-control.token', token), await tokenOf(user));
  }
  return context.newPage();
}

async function take(page: Page, name: string, animations: 'allow' | 'disabled' = 'disabled'): Promise<void> {
  // Fonts, plots and badges of other queries; what moves does not wait.
  if (animations === 'disabled') await page.waitForLoadState('networkidle');
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations });
  const { size } = await stat(file);
  process.stdout.write(`${String(size).padStart(7)} bytes  ${name}.png\n`);
  if (size > MAX_BYTES) throw new Error(`${name}.png has more than ${MAX_BYTES} bytes: show less.`);
}

async function takeConsole({ name, path: below, ready, prepare, user = ADA }: Picture): Promise<void> {
  const page = await openPage(user, WIDE, 'light');
  await page.goto(`${url}/admin${below}`);
  await page.locator('.live-badge[data-status="live"]').waitFor();
  await prepare?.(page);
  await ready(page).waitFor();
  await take(page, name);
  await page.context().close();
}

/** Console and demo side by side: what is about to be saved, and the gate in the moment after. */
async function takePitch(): Promise<void> {
  const admin = await openPage(ADA, HALF, 'light');
  await admin.goto(`${url}/admin/tiers/${tierIds.pro}?search=bedrock`);
  const demo = await openPage(null, HALF, 'light');
  await demo.emulateMedia({ reducedMotion: 'no-preference' });
  await demo.goto(url);
  await demo.getByRole('button', { name: /Noor Haddad/ }).click();
  const gate = demo.locator('[data-gate="model-aws-bedrock"]');
  await gate.and(demo.locator('[data-state="locked"]')).waitFor();
  await gate.scrollIntoViewIfNeeded();
  await toggle(admin, 'AWS Bedrock for Pro').click();
  await admin.getByTestId('impact').waitFor();
  await take(admin, 'pitch-console');
  await bar(admin).getByRole('button', { name: 'Save' }).click();
  // It lights up.
  await gate.and(demo.locator('[data-state="open"][data-flash]')).waitFor();
  await take(demo, 'pitch-demo', 'allow');
  await Promise.all([admin, demo].map((page) => page.context().close()));
}

const data = await mkdtemp(path.join(tmpdir(), 'screenshots-'));
const app = await createApp(readConfig({ DATA_DIR: data, PORT: '0' }), { logger: pino({ level: 'error' }) });
try {
  ({ url } = app);
  browser = await launchChromium();
  await mkdir(folder, { recursive: true });
  await setLimit('limits.max_file_upload_size_mb', 250);
  const only = process.argv.slice(2);
  const wanted = (name: string): boolean => only.length === 0 || only.includes(name);
  for (const picture of pictures.filter(({ name }) => wanted(name))) await takeConsole(picture);
  if (wanted('pitch')) await takePitch();
  await browser.close();
} finally {
  await app.close();
  await rm(data, { recursive: true, force: true });
}
