import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// graphql 16 ships CommonJS and ESM. Vite takes the ESM file for our sources, Node the CommonJS one for packages, and
// graphql-js refuses a schema from "another module or realm". One alias makes it one.
const oneGraphql = {
  find: /^graphql$/,
  replacement: fileURLToPath(new URL('./node_modules/graphql/index.js', import.meta.url)),
};

// The suffix of a test says what it needs: nothing (.test), a database (.pg.test), a whole server (.e2e.test), Chromium (.browser.test).
// What needs minutes (.deep.test) runs by vitest.deep.config.ts: also the console's screens one by one, with axe on each.
export default defineConfig({
  resolve: { alias: [oneGraphql] },
  test: {
    // Most tests wait for a server, a socket or a browser: more of them than cores run side by side.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/{spec,server,live}/**/!(*.pg|*.e2e|*.deep).test.ts'],
          pool: 'threads',
          // Properties run thousands of states, and the browser tests beside them take what the machine has.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/{server,live}/**/*.{pg,e2e}.test.ts'],
          pool: 'forks',
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'client',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['tests/client/setup.ts'],
          // Typing into a dialog renders it for each letter; the browser tests beside take what the machine has.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.browser.test.ts'],
          pool: 'forks',
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
