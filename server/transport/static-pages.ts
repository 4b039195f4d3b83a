import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the built client lies: beside the built server, or below the sources. */
export function findClientFolder(): string | null {
  const candidates = [
    join(import.meta.dirname, '../client/index.html'),
    join(import.meta.dirname, '../../dist/client/index.html'),
  ];
  const found = candidates.find((file) => existsSync(file) && file.includes(join('dist', 'client')));
  return found === undefined ? null : join(found, '..');
}

/** Serves the built client; `/` is the demo and exists only with it. */
export async function serveStaticPages(
  app: FastifyInstance,
  folder: string,
  options: { readonly demo: boolean },
): Promise<void> {
  if (!options.demo) {
    app.addHook('onRequest', async (request, reply) => {
      if (/^\/(index\.html)?(\?|$)/.test(request.url)) {
        await reply.callNotFound();
      }
    });
  }
  await app.register(fastifyStatic, {
    root: folder,
    // Every file is its own route, found once: what is not in the folder cannot be asked for.
    wildcard: false,
    index: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Names of assets carry a hash of their content.
      const immutable = path.includes(join(folder, 'assets'));
      void reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const admin = ['admin.html', join('admin', 'index.html')].find((file) => existsSync(join(folder, file)));
  if (admin !== undefined) {
    app.get('/admin', (_request, reply) => reply.sendFile(admin));
  }
}
