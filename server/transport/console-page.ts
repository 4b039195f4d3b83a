import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const NONCE_BYTES = 16;
const PLACEHOLDER = '__CSP_NONCE__'; // written by the console's build

/**
 * Serves the console at `/admin` and below: which screen it shows is the browser's business, so that every address is a deep link.
 * Its component library writes style elements; each answer allows them by a nonce of its own, and no others.
 * @param folder the built console.
 */
export async function serveConsole(app: FastifyInstance, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');

  function send(reply: FastifyReply): FastifyReply {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    const policy = String(reply.getHeader('content-security-policy'));
    return reply
      .header('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(PLACEHOLDER, nonce));
  }

  // Names of assets carry a hash of their content. What is not there is no page: a browser would run it as a script.
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/admin/assets/',
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
  app.get('/admin', (_request, reply) => send(reply));
  app.get('/admin/*', (_request, reply) => send(reply));
}
