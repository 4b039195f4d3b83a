import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectData, startTestApp, type TestApp } from '../support/app.ts';
import { launchChromium } from '../support/chromium.ts';
import { type FencedBlock, fencedBlocks } from '../support/fenced-blocks.ts';
import { createDemoAdmin, demoToken } from '../support/demo-admin.ts';
import { packSdk, type PackedSdk, run } from '../support/packed-sdk.ts';
import { type ServedFolder, serveFolder } from '../support/serve-folder.ts';
import { tfcHere } from '../support/tfc.ts';
import { until } from '../support/until.ts';
import manifest from '../../package.json' with { type: 'json' };

const root = path.join(import.meta.dirname, '../..');
const HISTORY = 'ui.flow_builder.version_control';

let sdk: PackedSdk;
let product: string;
let pages: ServedFolder;
let server: TestApp;
let browser: Browser;
let guide: FencedBlock[];

const write = async (name: string, text: string): Promise<void> => {
  const file = path.join(product, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};
const bin = (name: string, ...args: string[]): Promise<string> =>
  run(process.execPath, [path.join(product, 'node_modules', name), ...args], product);
const typeCheck = (): Promise<string> => bin('typescript/bin/tsc', '-p', '.');

beforeAll(async () => {
  sdk = await packSdk();
  product = path.join(sdk.folder, 'product');
  guide = fencedBlocks(await readFile(path.join(root, 'docs/SDK.md'), 'utf8'));
  pages = await serveFolder(path.join(product, 'dist'));
  server = await startTestApp({ seed: 'demo', settings: { DEMO: 'on', ALLOWED_ORIGINS: pages.origin } });
  browser = await launchChromium();
  await createProduct();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await pages.close();
  await sdk.remove();
});

/** What `npm create vite` writes, as far as it matters, with the SDK from its tarball. */
async function createProduct(): Promise<void> {
  const { dependencies, devDependencies } = manifest;
  await write(
    'package.json',
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: {
        '@tenant-feature-control/sdk': `file:${sdk.tarball}`,
        react: dependencies.react,
        'react-dom': dependencies['react-dom'],
      },
      devDependencies: {
        '@types/react': devDependencies['@types/react'],
        '@types/react-dom': devDependencies['@types/react-dom'],
        '@vitejs/plugin-react': devDependencies['@vitejs/plugin-react'],
        typescript: devDependencies.typescript,
        vite: devDependencies.vite,
      },
    }),
  );
  await write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        target: 'ES2023',
        lib: ['ES2023', 'DOM', 'DOM.Iterable'],
        module: 'ESNext',
        moduleResolution: 'bundler',
        jsx: 'react-jsx',
        types: ['vite/client'],
        strict: true,
        noEmit: true,
        verbatimModuleSyntax: true,
        // The types of the package must hold by themselves.
        skipLibCheck: false,
      },
      include: ['src'],
    }),
  );
  await write('vite.config.js', `import react from '@vitejs/plugin-react';\nexport default { plugins: [react()] };\n`);
  await write('index.html', `<div id="root"></div><script type="module" src="/src/main.tsx"></script>\n`);
  await write(
    'src/main.tsx',
    `import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import App from './App';

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
`,
  );
  await write('.env', `VITE_FEATURES_URL=${server.wsUrl}\n`);
  for (const { file, code } of guide) if (file !== undefined) await write(file, code);
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--include=dev'], product);
}

describe('the packed SDK in a new product', () => {
  test('holds modules, types, a guide and the licence, and nothing of the repository beside it', async () => {
    const { exports } = JSON.parse(await readFile(path.join(sdk.built, 'package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, string>>;
    };
    const files = await readdir(path.join(product, 'node_modules/@tenant-feature-control/sdk'), { recursive: true });
    expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']));
    for (const file of Object.values(exports).filter((name) => name.endsWith('.js'))) {
      const name = path.normalize(file);
      expect(files).toEqual(expect.arrayContaining([name, name.replace(/js$/, 'd.ts')]));
    }
    expect(files).toContain('core/feature-store.js.map');
    expect(files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
    expect(await readdir(path.join(product, 'node_modules'))).not.toContain('graphql');
  });

  test('type-checks the first gate of the guide, and refuses a misspelt key', async () => {
    await typeCheck();
    await write(
      'src/misspelt.tsx',
      `import { FeatureGate } from '@tenant-feature-control/sdk';
export const wrong = <FeatureGate feature="ui.flow_builder.version_controll" />;
`,
    );
    await expect(typeCheck()).rejects.toThrow(/"ui\.flow_builder\.version_controll"' is not assignable/);
    await rm(path.join(product, 'src/misspelt.tsx'));
  });

  test('opens and closes the first gate live, in a browser against a real server', async () => {
    await bin('vite/bin/vite.js', 'build', '--logLevel', 'error');
    const admin = await createDemoAdmin(server.url);
    await admin.setFeature(HISTORY, { enabled: false });
    const token = await demoToken(server.url, 'noor@acme-robotics.example');
    const page = await browser.newPage();
    await page.addInitScript((given) => sessionStorage.setItem('token', given), token);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${pages.origin}/`);
    const button = page.getByRole('button', { name: 'Version history', includeHidden: true });
    await page.locator('[data-feature-gate="locked"]').waitFor();
    expect(await page.locator('[inert]').filter({ has: button }).count()).toBe(1);

    await admin.setFeature(HISTORY, { enabled: true });
    await page.locator('[data-feature-gate="locked"]').waitFor({ state: 'detached' });
    await button.click();

    await admin.setFeature(HISTORY, { enabled: false });
    await page.locator('[data-feature-gate="locked"]').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('renders on a server, with what the tenant has at that moment', async () => {
    await write(
      'server.mjs',
      `import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createGraphqlWsTransport, FeatureGate, FeatureProvider } from '@tenant-feature-control/sdk';
import { fetchSnapshot } from '@tenant-feature-control/sdk/http';

const [url, token] = process.argv.slice(2);
const transport = createGraphqlWsTransport({ url: 'ws://127.0.0.1:9/never-opened' });
const gate = createElement(FeatureGate, { feature: '${HISTORY}', fallback: 'closed', loadingFallback: 'loading' }, 'open');
const render = (initialSnapshot) =>
  renderToString(createElement(FeatureProvider, { transport, ...(initialSnapshot && { initialSnapshot }) }, gate));
process.stdout.write(render() + ' ' + render(await fetchSnapshot({ url, token })));
`,
    );
    const token = await demoToken(server.url, 'noor@acme-robotics.example');
    const render = (): Promise<string> =>
      run(process.execPath, ['server.mjs', `${server.url}/graphql`, token], product);
    expect(await render()).toMatch(/^loading (open|closed)$/);
    const admin = await createDemoAdmin(server.url);
    await admin.setFeature(HISTORY, { enabled: true });
    await until('the server has followed', async () => (await render()) === 'loading open');
    await admin.setFeature(HISTORY, { enabled: false });
    await until('the server has followed', async () => (await render()) === 'loading closed');
  });

  test("takes the keys of the product's own registry from `tfc types`", async () => {
    await createFeature('ui.reports.pdf_export');
    await createFeature('limits.max_reports');
    const ran = await tfcHere(['types', '--out', path.join(product, 'src/feature-keys.d.ts')], {
      DATABASE_URL: server.database.url,
    });
    expect(ran.code).toBe(0);
    await write(
      'src/own-keys.tsx',
      `import { FeatureGate, UIFeatureGate } from '@tenant-feature-control/sdk';
import { createTestFeatures } from '@tenant-feature-control/sdk/testing';
export const right = <UIFeatureGate feature="ui.reports.pdf_export" />;
createTestFeatures({ 'ui.reports.pdf_export': true });
// @ts-expect-error no key of theirs
export const wrong = <FeatureGate feature="ui.reports.pdf_exports" />;
`,
    );
    await typeCheck();
  });

  test('compiles every example of the guides', async () => {
    // What a product with Apollo Client and tests of its own has beside the SDK.
    for (const name of ['@apollo', '@testing-library', 'graphql-ws', 'vitest']) {
      await symlink(path.join(root, 'node_modules', name), path.join(product, 'node_modules', name));
    }
    const examples = [...guide, ...fencedBlocks(await readFile(path.join(root, 'docs/ADDING-A-FEATURE.md'), 'utf8'))]
      .filter(({ language, file }) => /^tsx?$/.test(language) && file === undefined)
      // Only one declaration of keys can hold, and the one of `tfc types` does.
      .filter(({ code }) => !code.includes('declare module'));
    expect(examples.length).toBeGreaterThan(10);
    for (const [index, { language, code }] of examples.entries()) {
      await write(`src/guide/example-${index + 1}.${language}`, code);
    }
    await write(
      'tsconfig.guide.json',
      JSON.stringify({ extends: './tsconfig.json', compilerOptions: { skipLibCheck: true } }),
    );
    await bin('typescript/bin/tsc', '-p', 'tsconfig.guide.json');
  });
});

async function createFeature(key: string): Promise<void> {
  const { createFeature: created } = await expectData<{ createFeature: { problem: unknown } }>(
    server.url,
    await demoToken(server.url, 'ada@feature-control.example'),
    'mutation ($input: CreateFeatureInput!) { createFeature(input: $input) { problem { code path } } }',
    { input: { key, name: key, reason: 'a feature of their own' } },
  );
  expect(created.problem).toBeNull();
}
