import type { Caller } from '../../server/auth/actor.ts';

/** A super admin at a desk. */
export function superAdmin(name = 'Ada'): Caller {
  const subject = name.toLowerCase();
  return {
    actor: {
      subject,
      role: 'super_admin',
      tenantId: null,
      email: `${subject}@example.com`,
      name,
      expiresAt: Date.now() + 3_600_000,
    },
    address: '192.0.2.7',
    userAgent: 'test/1',
  };
}
