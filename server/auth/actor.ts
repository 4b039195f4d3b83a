/** What a token may act as. */
export type Role = 'super_admin' | 'tenant_admin' | 'member';

/** What an API key is for: `read` changes nothing. */
export type KeyAccess = 'read' | 'admin';

/** The API key that acts, for its owner. */
interface ActingKey {
  readonly id: string;
  readonly access: KeyAccess;
  /** In app_user: whose delegate the key is. */
  readonly ownerId: string;
}

/** Who is behind a request, as the token or the API key says. */
export interface Actor {
  /** The token's `sub`; `key:` and its id for an API key. */
  readonly subject: string;
  readonly role: Role;
  /** The own tenant; null for super admins. */
  readonly tenantId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  /** When the token ends, in milliseconds since 1970; infinite for an API key without an end. */
  readonly expiresAt: number;
  /** Present where it is an API key that asks. */
  readonly key?: ActingKey;
}

/** The actor and where the request came from, as the audit log keeps it. */
export interface Caller {
  readonly actor: Actor;
  readonly address: string | null;
  readonly userAgent: string | null;
}
