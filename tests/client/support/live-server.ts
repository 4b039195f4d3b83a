import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { ResolvedFeaturesUpdate, ResumePoint } from '../../../client/sdk/index.ts';

/** A real graphql-ws server with the real contract, whose answers the test gives. */
export interface LiveServer {
  readonly url: string;
  /** The variables of every subscription, oldest first. */
  readonly subscriptions: ResumePoint[];
  /** The first frame and the subscribe frames of every socket, oldest socket first. */
  readonly sockets: { authorization: unknown; readonly operationIds: string[] }[];
  /** What a new subscription is answered. */
  answer: (from: ResumePoint) => ResolvedFeaturesUpdate;
  /** How many subscriptions run now. */
  runningSubscriptions(): number;
  /** How many sockets are open now. */
  openSockets(): number;
  push(update: ResolvedFeaturesUpdate): void;
  /** Ends every subscription without an error. */
  complete(): void;
  /** Closes every socket with a code. */
  close(code: number): void;
  /** Sends a frame that is no message. */
  sendNonsense(): void;
  /** Cuts every TCP connection, as a crash or a dead network does. */
  kill(): void;
  /** Refuses the next connections with this code; 0: accepts again. */
  refuseWith: number;
  stop(): Promise<void>;
}

class Events implements AsyncIterableIterator<{ resolvedFeaturesChanged: ResolvedFeaturesUpdate }> {
  #queue: ResolvedFeaturesUpdate[] = [];
  #wake: (() => void) | undefined;
  #done = false;
  readonly #ended: () => void;

  constructor(ended: () => void) {
    this.#ended = ended;
  }

  push(update: ResolvedFeaturesUpdate): void {
    this.#queue.push(update);
    this.#wake?.();
  }

  end(): void {
    this.#done = true;
    this.#ended();
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<{ resolvedFeaturesChanged: ResolvedFeaturesUpdate }>> {
    for (;;) {
      if (this.#done) return { done: true, value: undefined };
      const update = this.#queue.shift();
      if (update !== undefined) return { done: false, value: { resolvedFeaturesChanged: update } };
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async return(): Promise<IteratorResult<{ resolvedFeaturesChanged: ResolvedFeaturesUpdate }>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

function contract(subscribe: (from: ResumePoint) => Events): GraphQLSchema {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const field = schema.getSubscriptionType()?.getFields()['resolvedFeaturesChanged'];
  if (field === undefined) throw new Error('The contract has no subscription resolvedFeaturesChanged.');
  field.subscribe = (_root, from: ResumePoint) => subscribe(from);
  return schema;
}

export async function startLiveServer(answer: LiveServer['answer']): Promise<LiveServer> {
  const running = new Set<Events>();
  const connections = new Set<Socket>();
  const http = createServer();
  const ws = new WebSocketServer({ server: http, path: '/graphql' });
  const schema = contract((from) => {
    server.subscriptions.push({ ...from });
    const events = new Events(() => running.delete(events));
    running.add(events);
    events.push(server.answer(from));
    return events;
  });
  ws.on('connection', (socket) => {
    const seen: LiveServer['sockets'][number] = { authorization: undefined, operationIds: [] };
    server.sockets.push(seen);
    if (server.refuseWith !== 0) socket.close(server.refuseWith, 'refused');
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as {
        type: string;
        id: string;
        payload?: { authorization?: unknown };
      };
      if (message.type === 'connection_init') seen.authorization = message.payload?.authorization;
      if (message.type === 'subscribe') seen.operationIds.push(message.id);
    });
  });
  const graphql = useServer({ schema }, ws);
  http.on('connection', (socket) => {
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const kill = (): void => {
    for (const socket of connections) socket.destroy();
  };
  const server: LiveServer = {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    subscriptions: [],
    sockets: [],
    answer,
    refuseWith: 0,
    runningSubscriptions: () => running.size,
    openSockets: () => ws.clients.size,
    push: (update) => running.forEach((events) => events.push(update)),
    complete: () => running.forEach((events) => events.end()),
    close: (code) => ws.clients.forEach((socket) => socket.close(code)),
    sendNonsense: () => ws.clients.forEach((socket) => socket.send('<html>')),
    kill,
    async stop() {
      await graphql.dispose();
      kill();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}
