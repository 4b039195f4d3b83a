import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { Refusal, Unauthenticated } from '../errors.ts';
import type { Actor } from './actor.ts';

/** With what tokens are checked, and for whom they must have been made. */
export interface TokenSettings {
  readonly key: { readonly kind: 'secret'; readonly secret: string } | { readonly kind: 'jwks'; readonly url: string };
  /** Null: not checked (demo mode only). */
  readonly issuer: string | null;
  /** Null: not checked (demo mode only). */
  readonly audience: string | null;
}

/** Tells who a bearer token stands for. */
export interface TokenVerifier {
  /**
   * @throws Unauthenticated with the reason, never with the token.
   * @throws Refusal FEATURE_SERVICE_UNAVAILABLE where the key set cannot be fetched: that is not the caller's fault.
   */
  verify(token: string): Promise<Actor>;
  /** The actor of a token that was verified lately and still holds; undefined says only that it must be verified. */
  peek(token: string): Actor | undefined;
}

/** Longer ones are refused unread. */
const MAX_TOKEN_CHARS = 8192;
/** Clocks of the issuer and of this machine may differ by this much where a token begins or ends. */
const CLOCK_TOLERANCE_S = 2;
const MAX_KEPT_TOKENS = 20_000;
/** About 32 MB, since the cache holds the tokens themselves. */
const MAX_KEPT_TOKEN_CHARS = 32_000_000;

const text = (max: number) => z.string().min(1).max(max);
/** Identifies somebody: what the database cannot store as it is, or what looks like something else in a log, identifies nobody. */
const identity = (max: number) => text(max).refine((value) => !UNWANTED.test(value));
/** People choose their names, and must not lock themselves out by one that cannot be stored. */
const personName = (max: number) => text(max).transform((value) => value.replaceAll(UNWANTED_ALL, '\uFFFD'));
const UNWANTED = /[\p{Cc}\p{Cs}]/u;
const UNWANTED_ALL = /[\p{Cc}\p{Cs}]/gu;

const claims = z
  .object({
    sub: identity(255),
    role: z.enum(['super_admin', 'tenant_admin', 'member']),
    // Not only the versions of RFC 9562: hosts have ids from before it.
    tenant: z.guid().nullish(),
    email: identity(320).nullish(),
    name: personName(255).nullish(),
    exp: z.number(),
  })
  .refine((claim) => claim.role !== 'super_admin' || claim.tenant == null, { path: ['tenant'] })
  .refine((claim) => claim.role === 'super_admin' || claim.tenant != null, { path: ['tenant'] });

/** A verifier with its own bounded memory of tokens that held. */
export function createTokenVerifier(settings: TokenSettings): TokenVerifier {
  const getKey = keySource(settings.key);
  const options: JWTVerifyOptions = {
    // Pinned by the kind of key: a public key must never serve as an HMAC secret, and `none` is nobody's algorithm.
    algorithms: settings.key.kind === 'secret' ? ['HS256'] : ['RS256', 'ES256', 'EdDSA', 'Ed25519'],
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ['sub', 'exp'],
    ...(settings.issuer === null ? {} : { issuer: settings.issuer }),
    ...(settings.audience === null ? {} : { audience: settings.audience }),
  };
  const kept = new LRUCache<string, Actor>({
    max: MAX_KEPT_TOKENS,
    maxSize: MAX_KEPT_TOKEN_CHARS,
    sizeCalculation: (_actor, token) => token.length,
  });

  const peek = (token: string): Actor | undefined => {
    const actor = kept.get(token);
    if (actor !== undefined && actor.expiresAt <= Date.now()) {
      kept.delete(token);
      return undefined;
    }
    return actor;
  };

  return {
    peek,
    verify: async (token) => {
      const known = peek(token);
      if (known !== undefined) {
        return known;
      }
      if (token.length > MAX_TOKEN_CHARS) {
        throw new Unauthenticated(`The token is longer than ${MAX_TOKEN_CHARS} characters.`);
      }
      const actor = actorOf(await checkedPayload(token, getKey, options));
      kept.set(token, actor, { ttl: Math.max(1, actor.expiresAt - Date.now()) });
      return actor;
    },
  };
}

function keySource(key: TokenSettings['key']): JWTVerifyGetKey {
  if (key.kind === 'secret') {
    const secret = new TextEncoder().encode(key.secret);
    return () => Promise.resolve(secret);
  }
  // Milliseconds. An unknown key id fetches the set again, at most once per cool-down: keys rotate, attackers invent ids.
  return createRemoteJWKSet(new URL(key.url), {
    timeoutDuration: 5000,
    cooldownDuration: 30_000,
    cacheMaxAge: 600_000,
  });
}

async function checkedPayload(token: string, getKey: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, getKey, options)).payload;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) {
      throw new Refusal(
        'FEATURE_SERVICE_UNAVAILABLE',
        'The keys that tokens are checked with cannot be fetched now; try again.',
      );
    }
    throw new Unauthenticated(reason);
  }
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof errors.JWTExpired) {
    return 'The token has expired; sign in again.';
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'nbf' && error.reason === 'check_failed'
      ? 'The token is not valid yet.'
      : `The token's claim "${error.claim}" is missing or not the one expected here.`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) {
    return 'The token is signed with an algorithm that is not accepted here.';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) {
    return "The token's signature does not match.";
  }
  if (
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWKSMultipleMatchingKeys
  ) {
    return 'The token is not a well-formed JWT.';
  }
  return undefined;
}

function actorOf(payload: JWTPayload): Actor {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) {
    const claim = String(parsed.error.issues[0]?.path[0] ?? 'sub');
    throw new Unauthenticated(
      claim === 'tenant'
        ? 'The token\'s claim "tenant" must be the id of a tenant for tenant_admin and member, and absent for super_admin.'
        : `The token's claim "${claim}" is missing or malformed.`,
    );
  }
  const { sub, role, tenant, email, name, exp } = parsed.data;
  return Object.freeze({
    subject: sub,
    role,
    tenantId: tenant?.toLowerCase() ?? null,
    email: email ?? null,
    name: name ?? null,
    expiresAt: exp * 1000,
  });
}
