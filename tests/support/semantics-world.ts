import { randomUUID } from 'node:crypto';
import { expectData, type TestApp, token } from './app.ts';

interface Value {
  readonly enabled: unknown;
  readonly value?: unknown;
}

/** A row of a tier; the flags as the database defaults them. */
interface GivenRow {
  readonly value: Value;
  readonly allowOverride?: boolean;
  readonly allowUpgrade?: boolean;
}

/** An override; times are expressions of SQL. */
interface GivenOverride {
  readonly value: Value;
  readonly origin?: 'admin' | 'upgrade';
  readonly starts?: string;
  readonly expires?: string;
  readonly revoked?: boolean;
}

/** One tenant on a tier of its own. */
export interface Given {
  readonly rows?: Readonly<Record<string, GivenRow>>;
  readonly overrides?: Readonly<Record<string, GivenOverride>>;
  /** An expression of SQL. */
  readonly licenceEnds?: string;
  readonly suspended?: boolean;
  readonly withoutTier?: boolean;
  readonly legacy?: unknown;
  readonly maxFlows?: number | null;
  readonly maxApiCalls?: number | null;
}

export interface GivenTenant {
  readonly tenantId: string;
  readonly tierId: string;
}

const PLAIN = 'starts_at, expires_at, revoked_at';

/** Writes the tier and the tenant with plain SQL. The host's triggers tell the server. */
export async function arrange({ database }: TestApp, given: Given): Promise<GivenTenant> {
  const tierId = randomUUID();
  const tenantId = randomUUID();
  await database.query(
    `insert into license_tier (id, name, features, max_flows, max_api_calls) values ($1, $2, $3::jsonb, $4, $5)`,
    [
      tierId,
      `tier ${tierId}`,
      JSON.stringify(given.legacy ?? {}),
      given.maxFlows === undefined ? 20 : given.maxFlows,
      given.maxApiCalls === undefined ? 1_000 : given.maxApiCalls,
    ],
  );
  for (const [key, row] of Object.entries(given.rows ?? {})) {
    await database.query(
      `insert into license_tier_features (license_tier_id, feature_key, feature_type, feature_value, allow_tenant_override, allow_tenant_upgrade)
       select $1, feature_key, feature_type, $3::jsonb, $4, $5 from feature_registry where feature_key = $2`,
      [tierId, key, JSON.stringify(row.value), row.allowOverride ?? true, row.allowUpgrade ?? false],
    );
  }
  await database.query(
    `insert into tenant (id, name, slug, license_tier_id, is_active, license_expires_at)
     values ($1, $2::varchar, $2::varchar, $3, $4, ${given.licenceEnds ?? 'null'})`,
    [tenantId, `tenant-${tenantId}`, given.withoutTier === true ? null : tierId, given.suspended !== true],
  );
  for (const [key, override] of Object.entries(given.overrides ?? {})) {
    const requestId = override.origin === 'upgrade' ? await approvedRequest(database, tenantId, key, override) : null;
    await database.query(
      `insert into tenant_feature_override (tenant_id, feature_key, feature_type, feature_value, origin, request_id, ${PLAIN})
       select $1, feature_key, feature_type, $3::jsonb, $4, $5::uuid, ${override.starts ?? 'null'}, ${override.expires ?? 'null'},
         case when $6 then now() end from feature_registry where feature_key = $2`,
      [tenantId, key, JSON.stringify(override.value), override.origin ?? 'admin', requestId, override.revoked ?? false],
    );
  }
  await touch(database);
  return { tenantId, tierId };
}

/** Makes the server read everything anew after plain SQL on tables that it does not watch. */
export async function touch(database: TestApp['database']): Promise<void> {
  await database.query(`insert into license_tier (name, features) values (gen_random_uuid()::text, '{}')`);
}

async function approvedRequest(
  database: TestApp['database'],
  tenantId: string,
  key: string,
  { value }: GivenOverride,
): Promise<string> {
  const [asker, decider] = [randomUUID(), randomUUID()];
  await database.query(
    `insert into app_user (id, subject, email, role) select id, id::text, id || '@example.com', role
       from (values ($1::uuid, 'member'), ($2::uuid, 'super_admin')) as people(id, role)`,
    [asker, decider],
  );
  const [row] = await database.query<{ id: string }>(
    `insert into upgrade_request (tenant_id, feature_key, feature_type, requested_value, status, requested_by, decided_by, decided_at)
     select $1, feature_key, feature_type, $3::jsonb, 'approved', $4, $5, now() from feature_registry where feature_key = $2 returning id`,
    [tenantId, key, JSON.stringify(value), asker, decider],
  );
  if (row === undefined) throw new Error(`there is no feature ${key}`);
  return row.id;
}

/** All that `checkFeature` can answer of a feature. */
export const FEATURE_FIELDS = `key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride
  deprecated deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt`;

export type Answered = Readonly<Record<string, unknown>>;

/** As a super admin asks. */
export async function check(app: TestApp, tenantId: string, key: string): Promise<Answered> {
  const query = `query ($key: FeatureKey!, $tenantId: ID) { checkFeature(key: $key, tenantId: $tenantId) { ${FEATURE_FIELDS} } }`;
  const data = await expectData<{ checkFeature: Answered }>(app.url, await token(), query, { key, tenantId });
  return data.checkFeature;
}

const on = (value?: unknown): string =>
  JSON.stringify(value === undefined ? { enabled: true } : { enabled: true, value });
const OFF = '{"enabled":false}';

interface ExtraFeature {
  readonly type?: string;
  readonly value?: string;
  readonly active?: boolean;
  readonly deprecated?: boolean;
  readonly setup?: boolean;
  readonly premium?: boolean;
  readonly schema?: object;
  readonly order?: number;
  readonly needs?: readonly string[];
  readonly against?: readonly string[];
}

/** Beside the 50: a feature of every type, chains, conflicts. */
const EXTRA_FEATURES: Readonly<Record<string, ExtraFeature>> = {
  'ui.x.bool_on': { value: on() },
  'ui.x.bool_off': {},
  'ui.x.int_ten': { type: 'integer', value: on(10) },
  'ui.x.int_free': { type: 'integer', value: on(null) },
  'ui.x.int_off': { type: 'integer', value: '{"enabled":false,"value":7}' },
  'ui.x.str_on': { type: 'string', value: on('base') },
  'ui.x.str_off': { type: 'string' },
  'ui.x.json_on': { type: 'json', value: on({ a: 1 }) },
  'ui.x.json_off': { type: 'json' },
  'ui.x.json_strict': {
    type: 'json',
    schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
  },
  'ui.x.killed': { value: on(), active: false },
  'ui.x.killed_off': { active: false },
  'ui.x.old': { deprecated: true },
  'ui.x.old_on': { value: on(), deprecated: true },
  'ui.x.setup': { setup: true },
  'ui.x.a': {},
  'ui.x.b': { needs: ['ui.x.a'] },
  'ui.x.c': { needs: ['ui.x.b'] },
  'ui.x.d': { needs: ['ui.x.b', 'ui.x.int_off'] },
  'ui.x.m': { value: on(), order: 910 },
  'ui.x.n': { order: 920, against: ['ui.x.m'] },
  'ui.x.p': { order: 930, against: ['ui.x.q'] },
  'ui.x.q': { order: 940 },
  'ui.x.q_child': { order: 935, needs: ['ui.x.q'] },
  'ui.x.needs_killed': { needs: ['ui.x.killed'] },
  'ui.x.needs_old': { needs: ['ui.x.old'] },
  'ui.x.default_child': { value: on(), needs: ['ui.x.bool_on'] },
  'ui.x.grandchild': { value: on(), needs: ['ui.x.default_child'] },
};

export async function addExtraFeatures({ database }: TestApp): Promise<void> {
  for (const [key, feature] of Object.entries(EXTRA_FEATURES)) {
    await database.query(
      `insert into feature_registry (feature_key, feature_name, category, feature_type, default_value, value_schema, is_active,
         is_deprecated, deprecated_message, requires_setup, display_order)
       values ($1::varchar, $1::varchar, 'ui', $2, $3::jsonb, $4::jsonb, $5, $6, $7, $8, $9)`,
      [
        key,
        feature.type ?? 'boolean',
        feature.value ?? OFF,
        feature.schema === undefined ? null : JSON.stringify(feature.schema),
        feature.active ?? true,
        feature.deprecated ?? false,
        feature.deprecated === true ? 'Use another one.' : null,
        feature.setup ?? false,
        feature.order ?? 900,
      ],
    );
  }
  for (const [key, { needs = [], against = [] }] of Object.entries(EXTRA_FEATURES)) {
    for (const [kind, others] of Object.entries({ depends_on: needs, conflicts_with: against })) {
      for (const other of others) {
        await database.query('insert into feature_relation (feature_key, related_key, kind) values ($1, $2, $3)', [
          key,
          other,
          kind,
        ]);
      }
    }
  }
  await touch(database);
}
