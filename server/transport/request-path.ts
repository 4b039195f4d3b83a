import type { IncomingMessage } from 'node:http';

/**
 * The path that the router will see, whatever way it is written: with escapes, or behind a whole address as proxies send it.
 * What guards a path must not look at another spelling of it than what serves it.
 */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const path = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?#]*/i, '');
  const end = path.search(/[?#]/);
  const plain = end === -1 ? path : path.slice(0, end);
  if (!plain.includes('%')) return plain;
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain; // nothing serves it
  }
}
