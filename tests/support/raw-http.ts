import { connect } from 'node:net';

/**
 * Sends bytes as they are and reads what comes back until the server ends the connection.
 * @param deadline milliseconds after which the connection is left; what came until then counts
 */
export function sendRaw(url: string, bytes: string, deadline = 3_000): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const timer = setTimeout(() => socket.destroy(), deadline);
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}

/** Status of an answer as it came over the wire; 0 where there is none. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
