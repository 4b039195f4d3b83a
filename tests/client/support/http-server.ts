import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, graphql } from 'graphql';

/** What the test answers to one request: a root value with one function or value per field. */
export type Answer = (headers: IncomingHttpHeaders) => Record<string, unknown>;

/** A real HTTP server with the real contract, whose answers the test gives. */
export interface HttpServer {
  readonly url: string;
  /** The headers of every request, oldest first. */
  readonly requests: IncomingHttpHeaders[];
  answer: Answer;
  stop(): Promise<void>;
}

export async function startHttpServer(answer: Answer): Promise<HttpServer> {
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  async function respond(body: string, rootValue: Record<string, unknown>): Promise<string> {
    const { query: source, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    return JSON.stringify(
      await graphql({ schema, source, rootValue, ...(variables && { variableValues: variables }) }),
    );
  }
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      server.requests.push(request.headers);
      response.setHeader('content-type', 'application/json');
      void respond(body, server.answer(request.headers)).then((text) => response.end(text));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: HttpServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    requests: [],
    answer,
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}
