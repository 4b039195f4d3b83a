import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The long suites: hundreds of rounds, kills, a soak. One after the other, so that their figures are not each other's.
export default defineConfig({
  resolve: {
    alias: [
      // As in vitest.config.ts: one graphql for our sources and for packages.
      { find: /^graphql$/, replacement: fileURLToPath(new URL('./node_modules/graphql/index.js', import.meta.url)) },
    ],
  },
  test: {
    include: ['tests/**/*.deep.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 300_000, // 5 minutes
    hookTimeout: 120_000, // 2 minutes
  },
});
