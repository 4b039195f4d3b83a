/** What a token may act as. */
export type Role = 'super_admin' | 'tenant_admin' | 'member';

/** Who is behind a request, as the token says. */
export interface Actor {
  /** The token's `sub`. */
  readonly subject: string;
  readonly role: Role;
  /** The own tenant; null for super admins. */
  readonly tenantId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  /** When the token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The actor and where the request came from, as the audit log keeps it. */
export interface Caller {
  readonly actor: Actor;
  readonly address: string | null;
  readonly userAgent: string | null;
}
