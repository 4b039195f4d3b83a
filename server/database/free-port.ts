import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartupError } from './startup-error.ts';

/**
 * A TCP port on 127.0.0.1 that nobody listens on.
 * @param wanted this one or none
 * @throws {StartupError} where the wanted one is taken
 */
export async function findFreePort(wanted = 0): Promise<number> {
  const server = createServer();
  try {
    server.listen(wanted, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    throw new StartupError(`Port ${wanted} on 127.0.0.1 is taken; stop what listens there, or choose another.`, {
      cause: error,
    });
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : wanted;
}
