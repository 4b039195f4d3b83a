import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Actor, Caller, Role } from '../../server/auth/actor.ts';
import type { CommandContext } from '../../server/changes/run-command.ts';
import { createOrm } from '../../server/orm.ts';
import type { FeatureControlMode } from '../../server/resolution/resolution-inputs.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { readState } from '../support/read-state.ts';

/** The world of the cases in the semantics, made anew for each test: tiers pro and free, tenants acme, beta and solo. */
export interface EntitledWorld {
  readonly database: TestDatabase;
  readonly orm: MikroORM;
  readonly pro: string;
  readonly free: string;
  readonly acme: string;
  readonly beta: string;
  readonly solo: string;
  /** What a tenant has of a feature, by the database alone. */
  feature(tenantId: string, key: string): Promise<Record<string, unknown> | undefined>;
  /** `action key` of every line of a change, in order. */
  lines(revision: number): Promise<string[]>;
  head(): Promise<number>;
  insert(sql: string, params?: readonly unknown[]): Promise<string>;
}

export function person(role: Role, subject: string, tenantId: string | null = null): Caller {
  const actor: Actor = { subject, role, tenantId, email: `${subject}@example.com`, name: subject, expiresAt: 4e12 };
  return { actor, address: '192.0.2.7', userAgent: 'test/1' };
}

export function by(orm: MikroORM, caller: Caller, pinnedMode: FeatureControlMode | null = null): CommandContext {
  return { em: orm.em, caller, pinnedMode };
}

/** Call it once at the top of a test file. */
export function entitledWorld(): EntitledWorld {
  const world = {} as { -readonly [Part in keyof EntitledWorld]: EntitledWorld[Part] };
  beforeAll(async () => {
    const database = await createTestDatabase({ seed: 'registry' });
    const orm = await createOrm({ databaseUrl: database.url });
    await database.query(
      `insert into feature_registry (feature_key, feature_name, category, default_value, is_deprecated, is_active) values
         ('ui.x.m', 'M', 'ui', '{"enabled": true}', false, true), ('ui.x.n', 'N', 'ui', '{"enabled": false}', false, true),
         ('ui.x.old', 'Old', 'ui', '{"enabled": false}', true, true), ('ui.x.gone', 'Gone', 'ui', '{"enabled": false}', false, false)`,
    );
    await database.query(`insert into feature_relation values ('ui.x.m', 'ui.x.n', 'conflicts_with')`);
    Object.assign(world, {
      database,
      orm,
      async feature(tenantId: string, key: string) {
        const state = await readState(database.url);
        return state.resolve(tenantId)?.features.find((each) => each.key === key);
      },
      async lines(revision: number) {
        const rows = await database.query<{ line: string }>(
          `select action || ' ' || feature_key as line from feature_audit_log where revision = $1 order by position`,
          [revision],
        );
        return rows.map(({ line }) => line);
      },
      async head() {
        const [row] = await database.query<{ revision: number }>('select revision::float8 as revision from head');
        return row?.revision ?? -1;
      },
      async insert(sql: string, params: readonly unknown[] = []) {
        const [row] = await database.query<{ id: string }>(sql, params);
        return row?.id ?? '';
      },
    });
  });
  beforeEach(async () => {
    const tier = 'insert into license_tier (name) values (gen_random_uuid()::text) returning id';
    world.pro = await world.insert(tier);
    world.free = await world.insert(tier);
    await world.database.query(
      `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_override, allow_tenant_upgrade)
       values ($1, 'models.anthropic', 'boolean', '{"enabled": true}', true, true),
              ($1, 'limits.max_flows', 'integer', '{"enabled": true, "value": 100}', true, true),
              ($1, 'api.webhooks', 'boolean', '{"enabled": false}', true, true),
              ($1, 'components.custom.enabled', 'boolean', '{"enabled": false}', true, false),
              ($1, 'components.custom.code_editing', 'boolean', '{"enabled": false}', true, true),
              ($1, 'models.google', 'boolean', '{"enabled": false}', false, false)`,
      [world.pro],
    );
    const tenant =
      'insert into tenant (name, slug, license_tier_id) values ($1, gen_random_uuid()::text, $2) returning id';
    world.acme = await world.insert(tenant, ['Acme', world.pro]);
    world.beta = await world.insert(tenant, ['Beta', world.free]);
    world.solo = await world.insert(tenant, ['Solo', null]);
  });
  afterAll(async () => {
    await world.orm.close(true);
    await world.database.drop();
  });
  return world;
}
