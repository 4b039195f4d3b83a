import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Metrics } from '../metrics.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { limits } from './limits.ts';
import { corsHeaders, originAllowed, type OriginSettings } from './origin.ts';
import { readBody } from './request-body.ts';
import { pathOf } from './request-path.ts';

/** What stands before the framework. */
export interface Front {
  /** Wraps the framework's own listener. */
  listener(next: RequestListener): RequestListener;
  /** The body of a request that the front has passed on. */
  readonly bodyOf: (request: IncomingMessage) => Buffer | undefined;
}

interface FrontOptions {
  readonly origins: OriginSettings;
  readonly metrics: Metrics;
  readonly keptAnswers: Pick<KeptAnswers, 'tryAnswer'> | undefined;
  readonly isDraining: () => boolean;
}

/** Checks Origin and size, answers preflights and from kept bytes, and hands everything else on with its body read. */
export function createFront({ origins, metrics, keptAnswers, isDraining }: FrontOptions): Front {
  const bodies = new WeakMap<IncomingMessage, Buffer>();

  const pass = async (
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer | null,
    next: RequestListener,
  ): Promise<void> => {
    if (body !== null) {
      bodies.set(request, body);
    }
    if (keptAnswers !== undefined && pathOf(request) === '/graphql') {
      const answered = keptAnswers.tryAnswer(request, response, body);
      // Awaited only where it is a promise: the common case must not wait for a microtask.
      if (answered === true || (answered !== false && (await answered))) {
        metrics.keptAnswers.inc();
        return;
      }
    }
    next(request, response);
  };

  const listener =
    (next: RequestListener): RequestListener =>
    (request, response) => {
      if (isDraining()) {
        response.setHeader('connection', 'close');
      }
      if (origins.allowedOrigins.length > 0) {
        response.setHeader('vary', 'origin');
      }
      for (const [name, value] of Object.entries(corsHeaders(request, origins))) {
        response.setHeader(name, value);
      }
      if (!originAllowed(request, origins) && guardsOrigin(request)) {
        refuse(
          response,
          403,
          'FORBIDDEN',
          'Pages of this origin may not call this server; list it in ALLOWED_ORIGINS.',
        );
      } else if (request.method === 'OPTIONS') {
        response.writeHead(204, { allow: 'GET, POST, OPTIONS' }).end();
      } else if (request.method === 'GET' || request.method === 'HEAD') {
        pass(request, response, null, next).catch(() => response.destroy());
      } else {
        readBody(request, limits.bodyBytes, (body) => {
          if (body === null) {
            // What still comes is not read; the client sees the answer before the connection ends.
            response.once('finish', () => request.destroy());
            const limit = limits.bodyBytes / 1024;
            refuse(response, 413, 'BAD_USER_INPUT', `The body is larger than ${limit} KB, the limit.`);
          } else {
            pass(request, response, body, next).catch(() => response.destroy());
          }
        });
      }
    };

  return { listener, bodyOf: (request) => bodies.get(request) };
}

/** Reading a page or an asset is harmless; everything that does or tells something is not. */
function guardsOrigin(request: IncomingMessage): boolean {
  const path = pathOf(request);
  return (request.method !== 'GET' && request.method !== 'HEAD') || path === '/graphql' || path.startsWith('/demo/');
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const closes: Record<string, string> = status === 413 ? { connection: 'close' } : {};
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private', ...closes })
    .end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}
