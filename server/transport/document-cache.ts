import { createHash } from 'node:crypto';
import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { parseLimited, structureErrors, validationRules } from './limits.ts';

/** A document that was parsed, is within the limits and valid; or why it is not. */
type Prepared =
  | { readonly ok: true; readonly document: DocumentNode; readonly hash: string }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

/** Documents that are ready to execute, shared by both transports. */
export interface DocumentCache {
  /** Parses, limits and validates, or remembers having done so. Never throws for what the text says. */
  prepare(text: string): Prepared;
  /** @param hash SHA-256 of the text, in hexadecimal. */
  byHash(hash: string): DocumentNode | undefined;
}

/** Bytes that a parsed document takes per character of its text: an estimate, rather too high. */
const BYTES_PER_CHAR = 40;
const PROVEN_BYTES = 32 * 1024 * 1024;
const PROBATION_BYTES = 4 * 1024 * 1024;
const MAX_REPORTED_ERRORS = 10;

/** A cache for one schema. */
export function createDocumentCache(
  schema: GraphQLSchema,
  options: { readonly introspection: boolean },
): DocumentCache {
  const rules = validationRules(options.introspection);
  // Two stages: a document enters the large one when it is asked for again, so that a stream of texts that differ by a
  // blank flows through the small one and pushes out nothing that is in use.
  const proven = new LRUCache<string, DocumentNode>({ maxSize: PROVEN_BYTES });
  const probation = new LRUCache<string, DocumentNode>({ maxSize: PROBATION_BYTES });

  const prepareNew = (text: string): DocumentNode | readonly GraphQLError[] => {
    let document: DocumentNode;
    try {
      document = parseLimited(text);
    } catch (error) {
      if (error instanceof GraphQLError) {
        return [error];
      }
      throw error;
    }
    const tooMuch = structureErrors(schema, document);
    if (tooMuch.length > 0) {
      return tooMuch;
    }
    const invalid = validate(schema, document, rules, {
      maxErrors: MAX_REPORTED_ERRORS,
      // With introspection off, graphql-js's guesses must not spell the schema out name by name.
      hideSuggestions: !options.introspection,
    });
    return invalid.length > 0 ? invalid.map(asValidationError) : document;
  };

  return {
    byHash: (hash) => proven.get(hash) ?? probation.get(hash),
    prepare: (text) => {
      const hash = createHash('sha256').update(text).digest('hex');
      const known = proven.get(hash);
      if (known !== undefined) {
        return { ok: true, document: known, hash };
      }
      const size = (text.length + 200) * BYTES_PER_CHAR;
      const seenOnce = probation.get(hash);
      if (seenOnce !== undefined) {
        probation.delete(hash);
        proven.set(hash, seenOnce, { size });
        return { ok: true, document: seenOnce, hash };
      }
      const prepared = prepareNew(text);
      if (!('kind' in prepared)) {
        return { ok: false, errors: prepared };
      }
      probation.set(hash, prepared, { size });
      return { ok: true, document: prepared, hash };
    },
  };
}

function asValidationError(error: GraphQLError): GraphQLError {
  const { message, nodes, extensions } = error;
  return new GraphQLError(message, {
    ...(nodes === undefined ? {} : { nodes }),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...extensions },
  });
}
