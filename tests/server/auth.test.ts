import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { createServer, IncomingMessage, type Server } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Caller, Role } from '../../server/auth/actor.ts';
import { bearerToken, callerOf, clientAddress } from '../../server/auth/caller.ts';
import { authorize, can, verbs, type TenantVerb, type Verb } from '../../server/auth/can.ts';
import { createTokenVerifier, type TokenSettings } from '../../server/auth/tokens.ts';
import { BadInput, Forbidden, Refusal, Unauthenticated } from '../../server/errors.ts';

const OWN = '0199aa00-0000-4000-8000-000000000001';
const OTHER = '0199aa00-0000-4000-8000-000000000002';
const SECRET = 'a secret of thirty-two bytes, or a few more';
const settings: TokenSettings = {
  key: { kind: 'secret', secret: SECRET },
  issuer: 'the-issuer',
  audience: 'the-audience',
};

const callerAs = (role: Role): Caller => ({
  actor: {
    subject: `a ${role}`,
    role,
    tenantId: role === 'super_admin' ? null : OWN,
    email: null,
    name: null,
    expiresAt: Number.MAX_SAFE_INTEGER,
  },
  address: null,
  userAgent: null,
});

const nowSeconds = () => Math.floor(Date.now() / 1000);
const goodClaims = () => ({
  sub: 'user-1',
  role: 'tenant_admin',
  tenant: OWN,
  email: 'ada@acme.example',
  name: 'Ada',
  iss: 'the-issuer',
  aud: 'the-audience',
  exp: nowSeconds() + 60,
});
const signed = (payload: JWTPayload, secret = SECRET, alg = 'HS256') =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));

const failureOf = async (token: string, verifier = createTokenVerifier(settings)): Promise<unknown> =>
  verifier.verify(token).then(
    (actor: Actor) => actor,
    (error: unknown) => error,
  );

describe('who may do what', () => {
  // Written out by hand from semantics 2.13: a verb that is missing here, or too generous, fails.
  const members = ['viewer', 'resolvedFeatures', 'checkFeature', 'checkLimit', 'resolvedFeaturesChanged'];
  const tenantAdmins = [
    ...members,
    'explainFeature',
    'tenant',
    'upgradeRequests',
    'upgradeRequestChanged',
    'requestUpgrade',
    'cancelUpgradeRequest',
    'auditLog',
    'auditEntryAdded',
  ];
  const all = Object.keys(verbs) as Verb[];
  const tenantVerbs = all.filter((verb): verb is TenantVerb => verbs[verb].scope === 'tenant');

  it('lets members do five things', () => {
    expect(all.filter((verb) => can(callerAs('member').actor, verb, OWN)).toSorted()).toEqual([...members].toSorted());
  });

  it('lets tenant admins also read and ask for their own tenant', () => {
    expect(all.filter((verb) => can(callerAs('tenant_admin').actor, verb, OWN)).toSorted()).toEqual(
      [...tenantAdmins].toSorted(),
    );
  });

  it('lets super admins do everything, for any tenant', () => {
    expect(all.filter((verb) => !can(callerAs('super_admin').actor, verb, OTHER))).toEqual([]);
  });

  it('knows every operation of the API', () => {
    const api =
      `viewer resolvedFeatures checkFeature checkLimit usage explainFeature features feature tiers tier tenants tenant
      models components upgradeRequests auditLog featureControl resolvedFeaturesChanged upgradeRequestChanged auditEntryAdded
      createFeature updateFeature setFeatureRelations createTier updateTier cloneTier deleteTier setTierFeatures createTenant
      updateTenant assignTenantTier setTenantOverride revokeTenantOverride createModel updateModel createComponent
      updateComponent requestUpgrade cancelUpgradeRequest approveUpgradeRequest rejectUpgradeRequest revertChange
      consumeLimit releaseLimit createApiKey revokeApiKey setFeatureControlMode`.split(/\s+/);
    expect(api.filter((operation) => !(operation in verbs))).toEqual([]);
  });

  it('never reaches another tenant without being a super admin', () => {
    for (const role of ['member', 'tenant_admin'] as const) {
      expect(all.filter((verb) => can(callerAs(role).actor, verb, OTHER))).toEqual([]);
    }
  });

  it('refuses everything to nobody', () => {
    for (const verb of tenantVerbs) {
      expect(() => authorize(null, verb, OWN)).toThrow(Unauthenticated);
    }
    expect(() => authorize(null, 'viewer')).toThrow(Unauthenticated);
  });

  it('tells a role that may not so before it looks at the tenant', () => {
    expect(() => authorize(callerAs('member'), 'auditLog', OTHER)).toThrow(Forbidden);
    expect(() => authorize(callerAs('tenant_admin'), 'setTenantOverride', OWN)).toThrow(Forbidden);
  });

  it('answers a foreign tenant, an unknown one and nonsense with the same bytes', () => {
    const refusals = [OTHER, '0199aa00-0000-4000-8000-00000000ffff', 'no uuid', ''].map((tenantId) => {
      try {
        return authorize(callerAs('member'), 'checkFeature', tenantId);
      } catch (error) {
        return error instanceof Refusal ? { code: error.code, message: error.message, details: error.details } : error;
      }
    });
    expect(refusals[0]).toEqual({ code: 'TENANT_NOT_FOUND', message: 'There is no such tenant.', details: {} });
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  });

  it('uses the own tenant where none is named, and takes its id in capitals', () => {
    expect(authorize(callerAs('member'), 'checkFeature').tenantId).toBe(OWN);
    expect(authorize(callerAs('member'), 'checkFeature', OWN.toUpperCase()).tenantId).toBe(OWN);
    expect(authorize(callerAs('tenant_admin'), 'auditLog').tenantId).toBe(OWN);
  });

  it('asks super admins for a tenant where one is needed, and shows them all where it filters', () => {
    expect(() => authorize(callerAs('super_admin'), 'checkFeature')).toThrow(BadInput);
    expect(authorize(callerAs('super_admin'), 'auditLog').tenantId).toBeNull();
    expect(authorize(callerAs('super_admin'), 'checkFeature', OTHER).tenantId).toBe(OTHER);
    expect(() => authorize(callerAs('super_admin'), 'checkFeature', 'no uuid')).toThrow(Refusal);
  });
});

describe('a token', () => {
  it('stands for its actor', async () => {
    const verifier = createTokenVerifier(settings);
    const claims = goodClaims();
    const token = await signed(claims);
    expect(verifier.peek(token)).toBeUndefined();
    const actor = await verifier.verify(token);
    expect(actor).toEqual({
      subject: 'user-1',
      role: 'tenant_admin',
      tenantId: OWN,
      email: 'ada@acme.example',
      name: 'Ada',
      expiresAt: claims.exp * 1000,
    });
    expect(verifier.peek(token)).toBe(actor);
  });

  it('is forgotten at the moment it expires', async () => {
    const verifier = createTokenVerifier(settings);
    // Expired, but within the tolerance of clocks: it verifies, and is not kept.
    const token = await signed({ ...goodClaims(), exp: nowSeconds() - 1 });
    expect((await verifier.verify(token)).subject).toBe('user-1');
    expect(verifier.peek(token)).toBeUndefined();
  });

  const { sub: _sub, ...noSub } = goodClaims();
  const { exp: _exp, ...noExp } = goodClaims();
  const { iss: _iss, ...noIssuer } = goodClaims();
  const { tenant: _tenant, ...noTenant } = goodClaims();
  const { role: _role, ...noRole } = goodClaims();
  const refused: readonly [string, JWTPayload, RegExp][] = [
    ['of another issuer', { ...goodClaims(), iss: 'else' }, /"iss"/],
    ['without an issuer', noIssuer, /"iss"/],
    ['for another audience', { ...goodClaims(), aud: ['else'] }, /"aud"/],
    ['that has expired', { ...goodClaims(), exp: nowSeconds() - 60 }, /expired/],
    ['that never expires', noExp, /"exp"/],
    ['that is not valid yet', { ...goodClaims(), nbf: nowSeconds() + 60 }, /not valid yet/],
    ['without a subject', noSub, /"sub"/],
    ['with an empty subject', { ...goodClaims(), sub: '' }, /"sub"/],
    ['without a role', noRole, /"role"/],
    ['with an unknown role', { ...goodClaims(), role: 'root' }, /"role"/],
    ['of a member without a tenant', { ...noTenant, role: 'member' }, /"tenant"/],
    ['of a super admin with a tenant', { ...goodClaims(), role: 'super_admin' }, /"tenant"/],
    ['with a tenant that is no id', { ...goodClaims(), tenant: "' or 1=1" }, /"tenant"/],
    ['with a list of tenants', { ...goodClaims(), tenant: [OWN] }, /"tenant"/],
    ['with a name that is an object', { ...goodClaims(), name: {} }, /"name"/],
  ];
  it.each(refused)('%s is refused with the reason and without an echo', async (_which, payload, reason) => {
    const token = await signed(payload);
    const failure = await failureOf(token);
    expect(failure).toBeInstanceOf(Unauthenticated);
    expect(String(failure)).toMatch(reason);
    expect(String(failure)).not.toContain(token.slice(0, 20));
  });

  it('signed with another secret, another algorithm or none is refused', async () => {
    const unsigned = new UnsecuredJWT(goodClaims()).encode();
    const tampered = (await signed(goodClaims())).replace(/\.[^.]+\./, `.${btoa('{"sub":"x"}').replaceAll('=', '')}.`);
    for (const token of [
      await signed(goodClaims(), 'another secret of at least thirty-two bytes'),
      await signed(goodClaims(), SECRET.repeat(2), 'HS512'),
      unsigned,
      tampered,
      'garbage',
      'a.b.c',
      '',
      'x'.repeat(9000),
    ]) {
      expect(await failureOf(token), token.slice(0, 40)).toBeInstanceOf(Unauthenticated);
    }
  });

  it('of a super admin has no tenant', async () => {
    const actor = await createTokenVerifier(settings).verify(await signed({ ...noTenant, role: 'super_admin' }));
    expect(actor).toMatchObject({ role: 'super_admin', tenantId: null });
  });

  it('needs no issuer and audience where none are set', async () => {
    const demo = createTokenVerifier({ ...settings, issuer: null, audience: null });
    const { iss: _i, aud: _a, ...bare } = goodClaims();
    expect((await demo.verify(await signed(bare))).subject).toBe('user-1');
  });
});

describe('a token checked with a key set', () => {
  let keySet: Server;
  let url: string;
  let rsa: Awaited<ReturnType<typeof generateKeyPair>>;
  let ec: Awaited<ReturnType<typeof generateKeyPair>>;
  let publicPem: string;

  beforeAll(async () => {
    rsa = await generateKeyPair('RS256', { extractable: true });
    ec = await generateKeyPair('ES256', { extractable: true });
    const rsaJwk = await exportJWK(rsa.publicKey);
    publicPem = JSON.stringify(rsaJwk);
    const body = JSON.stringify({
      keys: [
        { ...rsaJwk, kid: 'rsa', alg: 'RS256' },
        { ...(await exportJWK(ec.publicKey)), kid: 'ec', alg: 'ES256' },
      ],
    });
    keySet = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(body));
    await new Promise<void>((done) => keySet.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(keySet.address() as AddressInfo).port}/keys`;
  });
  afterAll(() => new Promise<void>((done) => keySet.close(() => done())));

  const verifierFor = (address: string) => createTokenVerifier({ ...settings, key: { kind: 'jwks', url: address } });

  it('holds with RS256 and ES256', async () => {
    const verifier = verifierFor(url);
    for (const [alg, kid, key] of [
      ['RS256', 'rsa', rsa.privateKey],
      ['ES256', 'ec', ec.privateKey],
    ] as const) {
      const token = await new SignJWT(goodClaims()).setProtectedHeader({ alg, kid }).sign(key);
      expect((await verifier.verify(token)).subject, alg).toBe('user-1');
    }
  });

  it('is refused when the public key was used as an HMAC secret', async () => {
    const confused = await new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'HS256', kid: 'rsa' })
      .sign(new TextEncoder().encode(publicPem));
    expect(await failureOf(confused, verifierFor(url))).toBeInstanceOf(Unauthenticated);
  });

  it('is refused with a key that is not in the set', async () => {
    const stranger = await generateKeyPair('RS256');
    const token = await new SignJWT(goodClaims())
      .setProtectedHeader({ alg: 'RS256', kid: 'x' })
      .sign(stranger.privateKey);
    expect(await failureOf(token, verifierFor(url))).toBeInstanceOf(Unauthenticated);
  });

  it('is not called invalid when the key set cannot be fetched', async () => {
    const token = await new SignJWT(goodClaims()).setProtectedHeader({ alg: 'RS256', kid: 'rsa' }).sign(rsa.privateKey);
    const failure = await failureOf(token, verifierFor('http://127.0.0.1:1/keys'));
    expect(failure).toMatchObject({ code: 'FEATURE_SERVICE_UNAVAILABLE' });
  });
});

describe('the caller', () => {
  const requestFrom = (address: string, headers: Record<string, string> = {}): IncomingMessage => {
    const socket = new Socket();
    Object.defineProperty(socket, 'remoteAddress', { value: address });
    const request = new IncomingMessage(socket);
    Object.assign(request.headers, headers);
    return request;
  };

  it('is read from a bearer token only', () => {
    expect(bearerToken(undefined)).toBeNull();
    expect(bearerToken('Bearer abc')).toBe('abc');
    expect(bearerToken('bearer  abc ')).toBe('abc');
    for (const wrong of ['Basic abc', 'Bearer', 'Bearer a b', 7, ['Bearer a']]) {
      expect(() => bearerToken(wrong)).toThrow(Unauthenticated);
    }
  });

  it('has an address that proxies may tell only where they are trusted', () => {
    const forwarded = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.2' };
    expect(clientAddress(requestFrom('::ffff:10.0.0.1', forwarded), 0)).toBe('10.0.0.1');
    expect(clientAddress(requestFrom('10.0.0.1', forwarded), 1)).toBe('10.0.0.2');
    expect(clientAddress(requestFrom('10.0.0.1', forwarded), 2)).toBe('203.0.113.9');
    expect(clientAddress(requestFrom('10.0.0.1', { 'x-forwarded-for': '<script>' }), 1)).toBe('10.0.0.1');
    expect(clientAddress(requestFrom('fe80::1%eth0'), 0)).toBe('fe80::1');
  });

  it('has a user agent of bounded length', () => {
    const request = requestFrom('10.0.0.1', { 'user-agent': 'x'.repeat(10_000) });
    expect(callerOf(callerAs('member').actor, request, 0).userAgent).toHaveLength(512);
  });
});
