import { Agent, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { serve } from './child.ts';

/** One request; a body makes it a POST. */
export interface LoadRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LoadResult {
  /** Of each request, in milliseconds. */
  readonly latencies: readonly number[];
  /** How often each status came. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Answers that carried GraphQL errors. */
  readonly errors: number;
}

const agents = new Map<string, Agent>();

function agentFor(url: string, connections: number): Agent {
  const name = `${url} ${connections}`;
  const agent = agents.get(name) ?? new Agent({ keepAlive: true, maxSockets: connections });
  agents.set(name, agent);
  return agent;
}

function send(url: string, agent: Agent, { path, headers, body }: LoadRequest): Promise<LoadAnswer> {
  const answer = Promise.withResolvers<LoadAnswer>();
  const sent = httpRequest(
    `${url}${path}`,
    {
      agent,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
    },
    (response) => {
      text(response).then(
        (received) =>
          answer.resolve({
            status: response.statusCode ?? 0,
            headers: response.headers as Record<string, string>,
            body: received,
          }),
        answer.reject,
      );
    },
  );
  sent.on('error', answer.reject);
  sent.end(body);
  return answer.promise;
}

const methods = {
  one: (url: string, request: LoadRequest): Promise<LoadAnswer> => send(url, agentFor(url, 1), request),
  /** Sends all of them, `times` over, as many at once as there are connections. */
  run: async (
    url: string,
    requests: readonly LoadRequest[],
    times: number,
    connections: number,
  ): Promise<LoadResult> => {
    const agent = agentFor(url, connections);
    const latencies: number[] = [];
    const statuses: Record<number, number> = {};
    let errors = 0;
    let next = 0;
    const client = async (): Promise<void> => {
      for (let index = next++; index < requests.length * times; index = next++) {
        const request = requests[index % requests.length];
        if (request === undefined) return;
        const began = performance.now();
        const { status, body } = await send(url, agent, request);
        latencies.push(performance.now() - began);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (body.startsWith('{"errors"')) errors += 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, client));
    return { latencies, statuses, errors };
  },
};

export type HttpLoadMethods = typeof methods;

serve(methods, async () => {
  for (const agent of agents.values()) agent.destroy();
});
