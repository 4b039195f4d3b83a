import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { copyFile, glob, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defineConfig, type Plugin } from 'vite';

const run = promisify(execFile);
const root = path.dirname(fileURLToPath(import.meta.url));

// Each entry of the package is a file of that folder.
const entries = Object.fromEntries(
  globSync('client/sdk/entries/*.ts', { cwd: root }).map((file) => [`entries/${path.basename(file, '.ts')}`, file]),
);

// Server components may import the entries; what runs in the browser only begins in these folders.
const CLIENT_ONLY = /^(react|testing|suspense|devtools)\//;

/** The types beside the modules, and what npm packs with them. */
const packageFiles = (outDir = ''): Plugin => ({
  name: 'package-files',
  configResolved({ build }) {
    outDir = path.resolve(root, build.outDir);
  },
  async closeBundle() {
    await writeTypes(outDir);
    for await (const file of glob('**/*.d.ts', { cwd: outDir })) {
      const target = path.join(outDir, file);
      const source = await readFile(target, 'utf8');
      await writeFile(target, declarationFor(file, source));
    }
    await copyFile(path.join(root, 'client/sdk/package.json'), path.join(outDir, 'package.json'));
    await copyFile(path.join(root, 'docs/SDK.md'), path.join(outDir, 'README.md'));
    await copyFile(path.join(root, 'LICENSE'), path.join(outDir, 'LICENSE'));
  },
});

async function writeTypes(outDir: string): Promise<void> {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [tsc, '-p', 'tsconfig.sdk.json', '--outDir', outDir], { cwd: root }).catch(
    (error: Error & { stdout?: string }) => {
      throw new Error(error.stdout || error.message);
    },
  );
}

function declarationFor(file: string, source: string): string {
  const published = source.replaceAll(/(from '\.[^']+)\.tsx?'/g, "$1.js'");
  if (file !== 'generated/graphql.d.ts') return published;
  // The documents are for our own transports; with them every product would need the types of a GraphQL package.
  return published.replaceAll(/^(import|export declare const) .*\bDocumentNode\b.*\n/gm, '');
}

export default defineConfig({
  plugins: [packageFiles()],
  oxc: { jsx: { runtime: 'automatic', development: false } },
  build: {
    outDir: 'dist/sdk',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
    minify: false,
    reportCompressedSize: false,
    lib: { entry: entries, formats: ['es'] },
    rolldownOptions: {
      external: [/^react(\/|$)/, /^react-dom(\/|$)/, /^@apollo\/client(\/|$)/, 'graphql-ws', 'graphql'],
      output: {
        preserveModules: true,
        preserveModulesRoot: 'client/sdk',
        entryFileNames: '[name].js',
        banner: ({ name }) => (CLIENT_ONLY.test(name) ? "'use client';" : ''),
      },
    },
  },
  logLevel: 'warn',
});
