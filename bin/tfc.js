#!/usr/bin/env node
// Runs the command line, and builds it before where its sources are newer: never under a server that runs from the same build
// without need. Plain JavaScript, because it comes before any build, and on any Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist/server/cli.js');
const sources = ['server', 'schema', 'seeds', 'migrations', 'vite.server.config.ts', 'package-lock.json'];

/** When anything in there was changed last; 0 where it does not exist, as in a package. */
function changedAt(path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

function isStale() {
  const builtAt = changedAt(built);
  return builtAt === 0 || sources.some((name) => changedAt(join(root, name)) > builtAt);
}

if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write('tfc: Node.js 24 or newer is needed; `npm run -s tfc -- <command>` brings its own.\n');
  process.exit(1);
}
if (isStale()) {
  const { status } = spawnSync('npm', ['run', '-s', 'build:server'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write('tfc: it could not be built from its sources; run `npm ci` in its folder.\n');
    process.exit(1);
  }
}
process.setSourceMapsEnabled(true);
await import(pathToFileURL(built).href);
