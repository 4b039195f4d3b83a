import { defineEntity, p } from '@mikro-orm/postgresql';
import { AppUser } from '../tenants/app-user.entity.ts';
import { Tenant } from '../tenants/tenant.entity.ts';
import type { KeyAccess, Role } from './actor.ts';

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    name: p.text(),
    /** Of the secret, which is shown once and stored nowhere. */
    keyHash: p.blob().unique(),
    /** The secret's first characters, so that people can tell keys apart. */
    keyPrefix: p.text(),
    role: p.text().$type<Role>(),
    access: p.text().$type<KeyAccess>(),
    tenantId: () =>
      p
        .manyToOne(Tenant)
        .mapToPk()
        .index()
        .name('tenant_id')
        .updateRule('no action')
        .deleteRule('cascade')
        .strictNullable(),
    ownerId: () =>
      p.manyToOne(AppUser).mapToPk().index().name('owner_id').updateRule('no action').deleteRule('cascade'),
    createdAt: p.datetime(3).defaultRaw('now()'),
    expiresAt: p.datetime(3).strictNullable(),
    lastUsedAt: p.datetime(3).strictNullable(),
    revokedAt: p.datetime(3).strictNullable(),
    revokedById: () =>
      p.manyToOne(AppUser).mapToPk().name('revoked_by').updateRule('no action').deleteRule('set null').strictNullable(),
    revision: p.bigint('number').defaultRaw('0'),
  },
});

export class ApiKey extends ApiKeySchema.class {}

ApiKeySchema.setClass(ApiKey);
