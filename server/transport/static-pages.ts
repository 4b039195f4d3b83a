import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { serveConsole } from './console-page.ts';

const LEVELS = 4; // from the deepest source file, or the built server, up to the root

/** Where the built client lies: `dist/client` of the root that the sources and the built server share. */
export function findClientFolder(): string | null {
  for (let level = 0, folder = import.meta.dirname; level < LEVELS; level += 1, folder = join(folder, '..')) {
    const client = join(folder, 'dist', 'client');
    if (existsSync(join(client, 'index.html'))) return client;
  }
  return null;
}

/** Serves the built client: `/` is the demo and exists only with it, `/admin` the console. */
export async function serveStaticPages(
  app: FastifyInstance,
  folder: string,
  options: { readonly demo: boolean },
): Promise<void> {
  if (!options.demo) {
    app.addHook('onRequest', async (request, reply) => {
      // The route and not the address, which can be written in many ways.
      if (['/', '/index.html'].includes(request.routeOptions.url ?? '')) {
        return reply.callNotFound();
      }
    });
  }
  await app.register(fastifyStatic, {
    root: folder,
    // Every file is its own route, found once: what is not in the folder cannot be asked for.
    wildcard: false,
    index: ['index.html'],
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Names of assets carry a hash of their content.
      const immutable = path.includes(`${sep}assets${sep}`);
      void reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const consoleFolder = join(folder, '..', 'admin');
  if (existsSync(join(consoleFolder, 'index.html'))) await serveConsole(app, consoleFolder);
}
