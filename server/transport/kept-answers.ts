import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../auth/actor.ts';
import { can } from '../auth/can.ts';
import type { TokenVerifier } from '../auth/tokens.ts';
import { type SharedOperation, sharedRequest } from '../live/shared-operation.ts';
import { answerOf, type FeatureSelection } from '../resolution/answer.ts';
import type { Snapshot, SnapshotCache } from '../resolution/snapshot-cache.ts';
import type { DocumentCache } from './document-cache.ts';
import { checkLimits } from './limits.ts';

interface KeptOptions {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  readonly verifier: TokenVerifier;
  readonly cache: SnapshotCache;
  /** How the request was answered: with bytes that were there, made now, or 304. */
  readonly onAnswer?: (outcome: 'kept' | 'made' | 'not_modified') => void;
}

/** What a request's text says: all but who asks. */
interface Asked {
  readonly operation: SharedOperation;
  readonly keyPrefix: string;
  readonly selection: FeatureSelection;
  readonly tenantId: string | null;
  readonly minRevision: number;
  /** Whether the same text came before: only then its answer is worth keeping. */
  readonly repeated: boolean;
}

interface KeptAnswer {
  readonly revision: number;
  readonly asOf: number;
  readonly bytes: Buffer;
  readonly etag: string;
}

const ROOT_FIELD = 'resolvedFeatures';
const ROOT_FIELDS: ReadonlySet<string> = new Set([ROOT_FIELD]);
const KEPT_BYTES = 64 * 1_024 * 1_024;
const KNOWN_CHARS = 4_000_000; // characters of request texts
const SEEN_CHARS = 1_000_000;
const NEW_PER_ACTOR = 200; // requests that one caller may make known while others want their place

const GRAPHQL_JSON = 'application/graphql-response+json';

/**
 * Answers `resolvedFeatures` before Apollo sees it, from bytes kept per (document, variables, content). Only what was asked
 * for repeatedly is kept. Authentication, permission and freshness are tested for every request; whatever is unusual is left to
 * the ordinary way, which also words the errors.
 */
export class KeptAnswers {
  readonly #options: KeptOptions;
  readonly #seen = new LRUCache<string, true>({ maxSize: SEEN_CHARS, sizeCalculation: (_, text) => text.length + 64 });
  readonly #known: LRUCache<string, { readonly asked: Asked | null; readonly actor: string }>;
  readonly #kept = new LRUCache<string, KeptAnswer>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ bytes }) => bytes.length + 256,
  });
  readonly #perActor = new Map<string, number>();
  readonly #operationIds = new WeakMap<SharedOperation, string>();
  #operations = 0;

  constructor(options: KeptOptions) {
    this.#options = options;
    this.#known = new LRUCache({
      maxSize: KNOWN_CHARS,
      sizeCalculation: (_, text) => text.length + 256,
      dispose: ({ actor }) => this.#count(actor, -1),
    });
  }

  /** True: it is answered. False: nothing was written, answer it the ordinary way. A promise only where something must be read first. */
  tryAnswer(request: IncomingMessage, response: ServerResponse, body: Buffer | null): boolean | Promise<boolean> {
    const { verifier } = this.#options;
    // Only what the ordinary way would answer too.
    if (body !== null && !isJsonPost(request)) return false;
    const token = /^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return false;
    const actor = verifier.peek(token);
    if (actor !== undefined) return this.#tryFor(actor, request, response, body);
    return verifier.verify(token).then(
      (verified) => this.#tryFor(verified, request, response, body),
      () => false,
    );
  }

  #tryFor(
    actor: Actor,
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer | null,
  ): boolean | Promise<boolean> {
    const { cache } = this.#options;
    const text = body === null ? `GET ${request.url ?? ''}` : body.toString('latin1');
    const asked = this.#ask(text, body, actor.subject);
    if (asked === null) return false;
    const tenantId = asked.tenantId ?? actor.tenantId;
    if (tenantId === null || !can(actor, 'resolvedFeatures', tenantId)) return false;
    const snapshot = cache.current(tenantId);
    if (snapshot !== undefined) return this.#answer(asked, snapshot, request, response);
    return cache.read(tenantId).then(
      () => {
        const read = cache.current(tenantId);
        return read !== undefined && this.#answer(asked, read, request, response);
      },
      () => false,
    );
  }

  #answer(asked: Asked, snapshot: Snapshot, { headers, method }: IncomingMessage, response: ServerResponse): boolean {
    const header = headers['x-min-revision'];
    if (header !== undefined && (typeof header !== 'string' || !/^\d{1,16}$/.test(header))) return false;
    if (Math.max(asked.minRevision, Number(header ?? 0)) > snapshot.revision) return false;
    const key = asked.keyPrefix + snapshot.content.etag;
    const kept = this.#kept.get(key);
    const current = kept !== undefined && kept.revision === snapshot.revision && kept.asOf === snapshot.asOf;
    const answer = current ? kept : this.#make(asked, snapshot);
    if (answer === null) return false;
    if (!current && asked.repeated) this.#kept.set(key, answer);

    const common = { etag: answer.etag, 'cache-control': 'private, no-cache', vary: 'authorization, accept, origin' };
    const unchanged = method === 'GET' && matches(headers['if-none-match'], answer.etag);
    if (unchanged) {
      response.writeHead(304, common).end();
    } else {
      const type = headers.accept?.includes(GRAPHQL_JSON) === true ? GRAPHQL_JSON : 'application/json';
      response
        .writeHead(200, { ...common, 'content-type': `${type}; charset=utf-8`, 'content-length': answer.bytes.length })
        .end(answer.bytes);
    }
    this.#options.onAnswer?.(unchanged ? 'not_modified' : current ? 'kept' : 'made');
    return true;
  }

  /** Null where a value cannot be written: the ordinary way says so, and logs it. */
  #make({ operation, keyPrefix, selection }: Asked, snapshot: Snapshot): KeptAnswer | null {
    let bytes: Buffer;
    try {
      bytes = Buffer.from(`${operation.write(answerOf(snapshot, selection))}\n`);
    } catch {
      return null;
    }
    const etag = createHash('sha256').update(keyPrefix).update(bytes).digest('base64url').slice(0, 22);
    return { revision: snapshot.revision, asOf: snapshot.asOf, bytes, etag: `"${etag}"` };
  }

  /** What a request asks for; null where it is not for us. What comes for the second time is remembered by its text. */
  #ask(text: string, body: Buffer | null, actor: string): Asked | null {
    const known = this.#known.get(text);
    if (known !== undefined) return known.asked;
    const asked = this.#understand(() => (body === null ? queryOf(text.slice('GET '.length)) : body.toString()));
    if (!this.#seen.has(text)) {
      this.#seen.set(text, true);
      return asked;
    }
    if ((this.#perActor.get(actor) ?? 0) >= NEW_PER_ACTOR) return asked;
    const repeated = asked && { ...asked, repeated: true };
    this.#known.set(text, { asked: repeated, actor });
    this.#count(actor, 1);
    return repeated;
  }

  #understand(json: () => string): Asked | null {
    try {
      const { query, operationName, variables } = JSON.parse(json()) as Record<string, unknown>;
      if (typeof query !== 'string' || !query.includes(ROOT_FIELD)) return null;
      const prepared = this.#options.documents.prepare(query);
      if (!prepared.ok) return null;
      const name = typeof operationName === 'string' ? operationName : null;
      const variableValues = (variables ?? {}) as Record<string, unknown>;
      const { schema } = this.#options;
      checkLimits(schema, prepared.document, name, variableValues);
      const shared = sharedRequest(
        schema,
        { document: prepared.document, operationName: name, variableValues },
        ROOT_FIELDS,
      );
      if (shared === undefined) return null;
      const { tenantId, minRevision, category, keys, ...others } = shared.arguments;
      // An argument that we do not know may ask for anything, such as another moment.
      if (Object.values(others).some((value) => value != null)) return null;
      const selection = { category, keys } as FeatureSelection;
      return {
        operation: shared.operation,
        keyPrefix: `${this.#idOf(shared.operation)} ${JSON.stringify(selection)} `,
        selection,
        tenantId: typeof tenantId === 'string' ? tenantId.toLowerCase() : null,
        minRevision: typeof minRevision === 'number' ? minRevision : 0,
        repeated: false,
      };
    } catch {
      return null; // the ordinary way says what is wrong with it
    }
  }

  #idOf(operation: SharedOperation): string {
    let id = this.#operationIds.get(operation);
    if (id === undefined) {
      this.#operations += 1;
      id = String(this.#operations);
      this.#operationIds.set(operation, id);
    }
    return id;
  }

  #count(actor: string, step: number): void {
    const count = (this.#perActor.get(actor) ?? 0) + step;
    if (count > 0) this.#perActor.set(actor, count);
    else this.#perActor.delete(actor);
  }
}

function isJsonPost({ method, headers }: IncomingMessage): boolean {
  const type = headers['content-type'];
  const isJson = type === 'application/json' || /^application\/json\s*;/i.test(type ?? '');
  return method === 'POST' && isJson && headers['content-encoding'] === undefined;
}

/** A GET carries the same in its address as a POST in its body. */
function queryOf(url: string): string {
  const { searchParams } = new URL(url, 'http://localhost');
  const variables: unknown = JSON.parse(searchParams.get('variables') ?? '{}');
  return JSON.stringify({
    query: searchParams.get('query'),
    operationName: searchParams.get('operationName'),
    variables,
  });
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch !== undefined && ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
