import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './client/compress-assets.ts';

const api = process.env['API'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: 'client/admin',
  base: '/admin/',
  plugins: [react(), compressAssets()],
  // The server puts a new nonce in place of this word with every answer: the component library writes style elements.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../dist/admin',
    emptyOutDir: true,
    // Older ones get `light-dark()` in other words, which follow only a colour scheme that is written beside them: plots are black.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
  },
  logLevel: 'warn',
  server: { port: 5174, proxy: { '/graphql': { target: api, ws: true }, '/demo': api, '/audit': api } },
});
