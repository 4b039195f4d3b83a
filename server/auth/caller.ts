import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { Unauthenticated } from '../errors.ts';
import type { Actor, Caller } from './actor.ts';

const MAX_USER_AGENT_CHARS = 512;

/**
 * The token of an `authorization` value; null where there is none.
 * @throws Unauthenticated where there is one of another kind: falling back to "nobody" would hide the mistake.
 */
export function bearerToken(authorization: unknown): string | null {
  if (authorization === undefined || authorization === null || authorization === '') {
    return null;
  }
  const token = typeof authorization === 'string' ? /^bearer +([^\s]+) *$/i.exec(authorization)?.[1] : undefined;
  if (token === undefined) {
    throw new Unauthenticated('The authorization must read "Bearer <token>".');
  }
  return token;
}

/** The actor with the address and the browser of the request, or of the socket's upgrade request. */
export function callerOf(actor: Actor, request: IncomingMessage, trustedProxies: number): Caller {
  return {
    actor,
    address: clientAddress(request, trustedProxies),
    userAgent: request.headers['user-agent']?.slice(0, MAX_USER_AGENT_CHARS) ?? null,
  };
}

/**
 * Where the request came from, as an address that PostgreSQL's inet takes.
 * Each trusted proxy appended one entry to X-Forwarded-For; what stands further left the client may have made up.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string | null {
  const direct = plainAddress(request.socket.remoteAddress);
  if (trustedProxies === 0) {
    return direct;
  }
  const header = request.headers['x-forwarded-for'];
  const hops = (typeof header === 'string' ? header : (header ?? []).join(','))
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  const claimed = hops[Math.max(0, hops.length - trustedProxies)];
  return plainAddress(claimed) ?? direct;
}

function plainAddress(address: string | undefined): string | null {
  // A socket that listens on both families writes IPv4 as ::ffff:a.b.c.d, and a scope (%eth0) is no part of an inet.
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return plain !== undefined && isIP(plain) !== 0 ? plain : null;
}
