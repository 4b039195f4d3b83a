/** SQL: all that the audit log says of a key, over a row `k`. Neither the secret nor its hash. */
export const apiKeyImage = `jsonb_build_object('name', k.name, 'prefix', k.key_prefix, 'access', k.access, 'role', k.role,
  'tenantId', k.tenant_id, 'ownerId', k.owner_id, 'expiresAt', k.expires_at, 'revokedAt', k.revoked_at)`;

/** Under which the audit log files keys. */
export const API_KEY_LOG_KEY = '$api_key';
