import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { clientAddress } from '../auth/caller.ts';
import { limits } from './limits.ts';
import { answerToOversized } from './oversized-message.ts';
import { pathOf } from './request-path.ts';
import { type Watched, watchSockets } from './socket-liveness.ts';
import { CLOSE_WAIT } from './socket-outlet.ts';
import { type SocketExtra, socketProtocol, type SocketProtocolOptions, TRY_AGAIN } from './socket-protocol.ts';
import { createSocketQuota } from './socket-quota.ts';

interface WebSocketOptions extends SocketProtocolOptions {
  readonly server: Server;
  readonly path: string;
  /** Whether a page of this origin may open a socket; the same rule as for HTTP. */
  readonly originAllowed: (request: IncomingMessage) => boolean;
}

interface WebSocketTransport {
  /** Sockets that are open. */
  readonly socketCount: number;
  close(): Promise<void>;
}

const MOST_UNREAD = 4 * 1_024 * 1_024; // bytes: more than the answers of all operations that a socket may run

/** GraphQL over WebSocket (graphql-transport-ws), on the HTTP server's port. */
export function createWebSocket(options: WebSocketOptions): WebSocketTransport {
  const { server, path, logger } = options;
  const sockets = new Map<WebSocket, Watched>();
  const quota = createSocketQuota();
  // Compression costs 5 to 10 times the CPU and a quarter of a megabyte per socket.
  const wss = new WebSocketServer({
    noServer: true,
    // More than may be sent: what is a little too large is still read, so that it can be answered.
    maxPayload: limits.bodyBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const protocol = makeServer<Record<string, unknown>, SocketExtra>(socketProtocol(options));
  const stopWatching = watchSockets(sockets);

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (pathOf(request) !== path) return refuse(socket, '404 Not Found');
    if (!options.originAllowed(request)) return refuse(socket, '403 Forbidden');
    const giveBack = quota.take(clientAddress(request, options.trustedProxies));
    if (giveBack === null) return refuse(socket, '429 Too Many Requests');
    socket.once('close', giveBack);
    return wss.handleUpgrade(request, socket, head, (accepted) => onConnection(accepted, socket, request));
  };

  const onConnection = (socket: WebSocket, stream: Duplex, request: IncomingMessage): void => {
    const watched: Watched = { expiresAt: Number.POSITIVE_INFINITY, alive: true };
    sockets.set(socket, watched);
    const extra: SocketExtra = { socket, stream, request, watched };
    socket.on('pong', () => (watched.alive = true));
    // Far too large a frame or broken framing: ws closes with the right code by itself.
    socket.on('error', (error) => logger.debug({ err: error }, 'a socket broke'));
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data: RawData) => {
            if (socket.bufferedAmount > MOST_UNREAD) {
              logger.info('a client asks on without reading the answers and was disconnected');
              socket.terminate();
              return;
            }
            const message = bytesOf(data);
            if (message.length > limits.frameBytes) {
              refuseOversized(extra, message);
              return;
            }
            handle(message.toString()).catch((error: unknown) => {
              logger.error({ err: error }, 'a message could not be handled');
              socket.close(TRY_AGAIN, 'Something went wrong here; try again.');
            });
          }),
      },
      extra,
    );
    socket.once('close', (code, reason) => {
      sockets.delete(socket);
      closed(code, reason.toString()).catch((error: unknown) =>
        logger.error({ err: error }, 'a socket did not close cleanly'),
      );
    });
  };

  options.apiKeys.onEnd((keys, code, reason) => {
    for (const [socket, { keyId }] of sockets) {
      if (keyId !== undefined && (keys === 'all' || keys.has(keyId))) socket.close(code, reason);
    }
  });
  server.on('upgrade', onUpgrade);
  return {
    get socketCount() {
      return sockets.size;
    },
    close: async () => {
      server.off('upgrade', onUpgrade);
      stopWatching();
      for (const socket of sockets.keys()) socket.close(1001, 'The server is going away; connect again.');
      const deadline = setTimeout(() => wss.clients.forEach((socket) => socket.terminate()), CLOSE_WAIT);
      await Promise.all([...wss.clients].map((socket) => new Promise((done) => socket.once('close', done))));
      clearTimeout(deadline);
      wss.close();
    },
  };
}

function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) resolve();
    // A socket that broke meanwhile is closed by its own event; nobody is left to tell.
    else socket.send(data, () => resolve());
  });
}

function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

/** Who has not said yet who it is gets no answer. */
function refuseOversized({ socket, caller }: SocketExtra, message: Buffer): void {
  const answer = caller === undefined ? undefined : answerToOversized(message.toString(), message.length);
  if (answer === undefined) socket.close(1009, `A message has at most ${limits.frameBytes} bytes.`);
  else socket.send(answer);
}

function refuse(socket: Duplex, status: string): void {
  // Node has handed the socket over: without a listener, a client that is gone already would end the process.
  socket.on('error', () => undefined);
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
