/** Where the server is and who asks. */
export interface PostOptions {
  /** The address of the API, for example `https://features.example.com/graphql`. */
  readonly url: string;
  /** The bearer token. */
  readonly token?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Answer only once this revision is applied. */
  readonly minRevision?: string | undefined;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** What the server refused as a whole, with its code. */
export class RequestRefusedError extends Error {
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.name = 'RequestRefusedError';
    this.code = code;
  }
}

/** One operation over plain HTTP. Rejects where the server refuses or cannot be reached. */
export async function postGraphql(options: PostOptions, query: string, variables: object = {}): Promise<unknown> {
  const { url, token, signal, minRevision } = options;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(minRevision !== undefined && { 'x-min-revision': minRevision }),
    },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (!data || errors) {
    const refusal = errors?.[0];
    throw new RequestRefusedError(
      refusal?.message ?? `The server answered ${response.status} without data.`,
      refusal?.extensions?.code,
    );
  }
  return data;
}
