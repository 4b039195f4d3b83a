import type { FastifyInstance, FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

const NONCE_BYTES = 16;
const PLACEHOLDER = '__CSP_NONCE__'; // written by the console's build

/**
 * Serves the console's page at `/admin` and below: which screen it shows is the browser's business, so that every address is a deep link.
 * Its component library writes style elements; each answer allows them by a nonce of its own, and no others.
 */
export async function serveConsolePage(app: FastifyInstance, file: string): Promise<void> {
  const page = await readFile(file, 'utf8');

  function send(reply: FastifyReply): FastifyReply {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    const policy = String(reply.getHeader('content-security-policy'));
    return reply
      .header('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(PLACEHOLDER, nonce));
  }

  app.get('/admin', (_request, reply) => send(reply));
  app.get<{ Params: { '*': string } }>('/admin/*', (request, reply) =>
    // A file that is not there must not be answered with a page: a browser would run it as a script.
    request.params['*'].startsWith('assets/') ? reply.callNotFound() : send(reply),
  );
}
