import type { IncomingMessage } from 'node:http';

/**
 * Reads a whole body once, for everybody. Calls back in the same turn in which the last byte came, so that an answer from
 * kept bytes costs no further turn.
 * @param done gets the body, or null where it is larger than `maxBytes`; is not called where the client went away.
 */
export function readBody(request: IncomingMessage, maxBytes: number, done: (body: Buffer | null) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    done(null);
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  const onData = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      request.off('data', onData);
      request.off('end', onEnd);
      done(null);
      return;
    }
    chunks.push(chunk);
  };
  const onEnd = () => {
    const [only] = chunks;
    done(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
  };
  request.on('data', onData);
  request.once('end', onEnd);
}
