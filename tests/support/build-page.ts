import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './packed-sdk.ts';

const root = path.join(import.meta.dirname, '../..');

/** A page of one script, built into a folder of its own. */
export interface BuiltPage {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Builds a page from a script of this repository; `mode` as Vite knows it. */
export async function buildPage(script: string, mode: 'development' | 'production'): Promise<BuiltPage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'page-'));
  const config = path.join(folder, 'vite.config.mjs');
  await writeFile(
    config,
    `export default { build: { outDir: ${JSON.stringify(folder)}, emptyOutDir: false, rolldownOptions: {
  input: ${JSON.stringify(path.join(root, script))}, output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' } } } };\n`,
  );
  await writeFile(
    path.join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>Page</title><link rel="icon" href="data:,"><body><div id="root"></div><script type="module" src="/page.js"></script></body></html>\n',
  );
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build', '-c', config, '--mode', mode, '--logLevel', 'error'], root, mode);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
