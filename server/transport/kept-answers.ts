import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { can } from '../auth/can.ts';
import type { TokenVerifier } from '../auth/tokens.ts';
import { type SharedOperation, sharedRequest } from '../live/shared-operation.ts';
import { answerOf, type FeatureSelection } from '../resolution/answer.ts';
import type { SnapshotCache } from '../resolution/snapshot-cache.ts';
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

/** A request that was understood once: its text says all but who asks. */
interface KnownRequest {
  readonly operation: SharedOperation;
  readonly keyPrefix: string;
  readonly selection: FeatureSelection;
  readonly tenantId: string | null;
  readonly minRevision: number;
}

interface KeptAnswer {
  readonly revision: number;
  readonly asOf: number;
  readonly bytes: Buffer;
  readonly etag: string;
}

const ROOT_FIELDS: ReadonlySet<string> = new Set(['resolvedFeatures']);
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
  readonly #known: LRUCache<string, { readonly request: KnownRequest | null; readonly actor: string }>;
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

  /** True: it is answered. False: nothing was written, answer it the ordinary way. */
  tryAnswer(request: IncomingMessage, response: ServerResponse, body: Buffer | null): boolean {
    const { headers } = request;
    const token = headers.authorization;
    if (token === undefined || !token.startsWith('Bearer ')) return false;
    const actor = this.#options.verifier.peek(token.slice(7));
    if (actor === undefined) return false;
    const text = body === null ? (request.url ?? '') : body.toString('latin1');
    const known = this.#known.get(text)?.request ?? this.#learn(text, body, actor.subject);
    if (known == null) return false;
    const tenantId = known.tenantId ?? actor.tenantId;
    if (tenantId === null || !can(actor, 'resolvedFeatures', tenantId)) return false;
    const snapshot = this.#options.cache.current(tenantId);
    const header = headers['x-min-revision'];
    if (
      snapshot === undefined ||
      known.minRevision > snapshot.revision ||
      (header !== undefined && !(Number(header) <= snapshot.revision))
    ) {
      return false;
    }

    const key = known.keyPrefix + snapshot.content.etag;
    let answer = this.#kept.get(key);
    let outcome: 'kept' | 'made' | 'not_modified' = 'kept';
    if (answer === undefined || answer.revision !== snapshot.revision || answer.asOf !== snapshot.asOf) {
      const bytes = Buffer.from(`${known.operation.write(answerOf(snapshot, known.selection))}\n`);
      const etag = `"${createHash('sha256').update(known.keyPrefix).update(bytes).digest('base64url').slice(0, 22)}"`;
      answer = { revision: snapshot.revision, asOf: snapshot.asOf, bytes, etag };
      this.#kept.set(key, answer);
      outcome = 'made';
    }
    const common = { etag: answer.etag, 'cache-control': 'private, no-cache', vary: 'authorization, accept, origin' };
    if (body === null && matches(headers['if-none-match'], answer.etag)) {
      response.writeHead(304, common).end();
      outcome = 'not_modified';
    } else {
      const type = headers.accept?.includes(GRAPHQL_JSON) === true ? GRAPHQL_JSON : 'application/json';
      response
        .writeHead(200, { ...common, 'content-type': `${type}; charset=utf-8`, 'content-length': answer.bytes.length })
        .end(answer.bytes);
    }
    this.#options.onAnswer?.(outcome);
    return true;
  }

  /** Understands a request that came for the second time. */
  #learn(text: string, body: Buffer | null, actor: string): KnownRequest | null {
    if (this.#known.has(text) || (this.#perActor.get(actor) ?? 0) >= NEW_PER_ACTOR) return null;
    if (!this.#seen.has(text)) {
      this.#seen.set(text, true);
      return null;
    }
    const request = this.#understand(() => (body === null ? queryOf(text) : body.toString()));
    this.#known.set(text, { request, actor });
    this.#count(actor, 1);
    return request;
  }

  #understand(json: () => string): KnownRequest | null {
    try {
      const { query, operationName, variables } = JSON.parse(json()) as Record<string, unknown>;
      const prepared = typeof query === 'string' ? this.#options.documents.prepare(query) : undefined;
      if (prepared?.ok !== true) return null;
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
      const { tenantId, minRevision, category, keys } = shared.arguments;
      const selection = { category, keys } as FeatureSelection;
      return {
        operation: shared.operation,
        keyPrefix: `${this.#idOf(shared.operation)} ${JSON.stringify(selection)} `,
        selection,
        tenantId: typeof tenantId === 'string' ? tenantId.toLowerCase() : null,
        minRevision: typeof minRevision === 'number' ? minRevision : 0,
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
