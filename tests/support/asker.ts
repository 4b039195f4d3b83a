import type { TestApp } from './app.ts';
import { RawClient } from './raw-client.ts';

/** An answer, whichever way it came. */
export interface Told {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

type Ask = (bearer: string, query: string, variables?: object) => Promise<Told>;

/** Asks a server that need not have started yet, over HTTP or over a socket of its own. */
export function askerOf(app: () => TestApp) {
  const post = (
    bearer: string | null,
    body: string | object,
    headers: Record<string, string> = {},
    method = 'POST',
  ) => {
    const request: RequestInit = {
      method,
      headers: {
        'content-type': 'application/json',
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
    return fetch(`${app().url}/graphql`, request);
  };
  const overHttp: Ask = async (bearer, query, variables = {}) =>
    (await (await post(bearer, { query, variables })).json()) as Told;
  const overSocket: Ask = async (bearer, query, variables = {}) => {
    const client = await RawClient.connect(app().wsUrl, bearer);
    try {
      client.subscribe('1', query, { ...variables });
      await client.until(({ closed }) => closed !== undefined || client.of('1').length > 0);
      const [answer] = client.of('1');
      if (answer === undefined) throw new Error(`closed ${client.closed}`);
      return answer.type === 'error'
        ? { errors: answer.payload as NonNullable<Told['errors']> }
        : (answer.payload as Told);
    } finally {
      client.close();
    }
  };
  return { post, overHttp, overSocket, transports: { 'over HTTP': overHttp, 'over the socket': overSocket } };
}

/** The codes in an answer, each once. */
export const codes = ({ errors }: Told): unknown[] => [...new Set(errors?.map((error) => error.extensions?.code))];
