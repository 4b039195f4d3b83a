import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Role } from '../auth/actor.ts';
import { Tenant } from './tenant.entity.ts';

const AppUserSchema = defineEntity({
  name: 'AppUser',
  tableName: 'app_user',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    subject: p.text().unique().strictNullable(),
    email: p.text().strictNullable(),
    name: p.text().strictNullable(),
    role: p.text().$type<Role>(),
    tenantId: () =>
      p
        .manyToOne(Tenant)
        .mapToPk()
        .index()
        .name('tenant_id')
        .updateRule('no action')
        .deleteRule('cascade')
        .strictNullable(),
  },
});

export class AppUser extends AppUserSchema.class {}

AppUserSchema.setClass(AppUser);
