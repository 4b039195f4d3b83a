import type { IncomingMessage } from 'node:http';

/** What of the configuration decides about origins. */
export interface OriginSettings {
  readonly allowedOrigins: readonly string[];
  readonly trustedProxies: number;
  readonly host: string;
  readonly demo: boolean;
}

/**
 * Whether the page that a browser sent this request for may call us: one of the allowed origins, or a page of ours.
 * Without an Origin header it is no browser, or a plain link; neither can be misused by a foreign page.
 */
export function originAllowed(request: IncomingMessage, settings: OriginSettings): boolean {
  const { origin } = request.headers;
  return origin === undefined || settings.allowedOrigins.includes(origin) || isSameOrigin(origin, request, settings);
}

/** The headers that let an allowed foreign page read our answers; none for pages of our own. */
export function corsHeaders(request: IncomingMessage, settings: OriginSettings): Readonly<Record<string, string>> {
  const { origin } = request.headers;
  if (origin === undefined || !settings.allowedOrigins.includes(origin)) {
    return {};
  }
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'etag',
    ...(request.method === 'OPTIONS'
      ? {
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers':
            'authorization, content-type, if-none-match, apollo-require-preflight, x-apollo-operation-name, x-min-revision',
          'access-control-max-age': '600', // seconds
        }
      : {}),
  };
}

function isSameOrigin(origin: string, request: IncomingMessage, settings: OriginSettings): boolean {
  const page = URL.parse(origin);
  if (page === null) {
    return false;
  }
  // A demo on this machine signs anybody in, so a foreign name that was made to point here must not pass as ours.
  if (settings.demo && settings.trustedProxies === 0 && isLocal(settings.host) && !isLocal(page.hostname)) {
    return false;
  }
  return page.host === hostOf(request, settings.trustedProxies);
}

/** The host as the browser named it. Schemes are not compared: behind a proxy we do not see the outer one. */
function hostOf(request: IncomingMessage, trustedProxies: number): string | undefined {
  const forwarded = trustedProxies > 0 ? request.headers['x-forwarded-host'] : undefined;
  const outer = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return (outer ?? request.headers.host)?.toLowerCase();
}

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '::1' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
