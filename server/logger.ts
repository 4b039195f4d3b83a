import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** The program's log, as JSON lines. What could be used to sign in is cut out, wherever a request is logged. */
export function createLogger(destination?: DestinationStream): Logger {
  const secrets = ['authorization', 'cookie', 'token', 'secret', 'password', 'connectionString', 'connectionParams'];
  const options = {
    level: 'info',
    redact: {
      paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
      censor: '[redacted]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
