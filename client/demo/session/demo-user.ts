/** Somebody whom the demo signs in without a password. */
export interface DemoUser {
  readonly email: string;
  readonly name: string;
  readonly role: 'super_admin' | 'tenant_admin' | 'member';
  /** Null for super admins. */
  readonly tenantName: string | null;
  readonly tierName: string | null;
  /** What is special about the tenant. */
  readonly situation: string | null;
}
