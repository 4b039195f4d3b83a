import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './client/compress-assets.ts';

const api = 'http://127.0.0.1:4000';

export default defineConfig({
  root: 'client/demo',
  plugins: [react(), compressAssets()],
  build: {
    outDir: '../../dist/client',
    emptyOutDir: true,
    sourcemap: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
  },
  logLevel: 'warn',
  server: { proxy: { '/graphql': { target: api, ws: true }, '/demo': api } },
});
