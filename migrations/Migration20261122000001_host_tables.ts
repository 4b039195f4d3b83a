import { Migration } from '@mikro-orm/migrations';

/**
 * The host's tables: a customer's database may have them already, with more columns, fewer, or older types. A table or a
 * column that this migration makes carries this comment, so that the memory of who made it lives and dies with the thing
 * itself; what carries no such comment is the host's and is never altered or dropped.
 */
const OURS = 'Made by tenant-feature-control';

interface Column {
  readonly name: string;
  /** Type, default and constraints where the whole table is ours. */
  readonly fresh: string;
  /** The same for a table of the host: its own inserts do not name our column, so each needs a default or NULL. */
  readonly added: string;
}

const same = (name: string, definition: string): Column => ({ name, fresh: definition, added: definition });

const KEY = same('id', 'uuid PRIMARY KEY DEFAULT gen_random_uuid()');
const FLAG = same('is_active', 'boolean NOT NULL DEFAULT true');
const COUNTERS = [
  same('version', 'int NOT NULL DEFAULT 0'), // optimistic lock, `expectedVersion`
  same('revision', 'bigint NOT NULL DEFAULT 0'), // of the last change that touched the row
];
const TIMES = [
  same('created_at', 'timestamptz(3) NOT NULL DEFAULT now()'),
  same('updated_at', 'timestamptz(3) NOT NULL DEFAULT now()'),
];
const limit = (column: string): Column =>
  same(column, `int CONSTRAINT license_tier_${column}_check CHECK (${column} >= 0)`);

/** In the order of their foreign keys. */
const TABLES: readonly { readonly name: string; readonly columns: readonly Column[] }[] = [
  {
    name: 'license_tier',
    columns: [
      KEY,
      {
        name: 'name',
        fresh: 'text NOT NULL CONSTRAINT license_tier_name_key UNIQUE',
        added: 'text NOT NULL DEFAULT gen_random_uuid()::text',
      },
      same('description', 'text'),
      same('features', `jsonb NOT NULL DEFAULT '{}'`),
      same('features_original', 'jsonb'),
      limit('max_users'),
      limit('max_flows'),
      limit('max_api_calls'),
      FLAG,
      ...COUNTERS,
      ...TIMES,
    ],
  },
  {
    name: 'tenant',
    columns: [
      KEY,
      { name: 'name', fresh: 'text NOT NULL', added: `text NOT NULL DEFAULT ''` },
      {
        name: 'slug',
        fresh: 'text NOT NULL CONSTRAINT tenant_slug_key UNIQUE',
        added: 'text NOT NULL DEFAULT gen_random_uuid()::text CONSTRAINT tenant_slug_key UNIQUE',
      },
      same(
        'license_tier_id',
        'uuid CONSTRAINT tenant_license_tier_id_fkey REFERENCES license_tier (id) ON DELETE RESTRICT',
      ),
      same('license_expires_at', 'timestamptz(3)'),
      FLAG,
      ...COUNTERS,
      ...TIMES,
    ],
  },
  {
    name: 'app_user',
    columns: [
      KEY,
      // The token's `sub`. NULL for a user of the host who has never called us; unique, as an email is not.
      same('subject', 'text CONSTRAINT app_user_subject_key UNIQUE'),
      same('email', 'text'),
      same('name', 'text'),
      {
        name: 'role',
        fresh: `text NOT NULL CONSTRAINT app_user_role_check CHECK (role IN ('super_admin', 'tenant_admin', 'member'))`,
        added: `text NOT NULL DEFAULT 'member' CONSTRAINT app_user_role_check CHECK (role IN ('super_admin', 'tenant_admin', 'member'))`,
      },
      same('tenant_id', 'uuid CONSTRAINT app_user_tenant_id_fkey REFERENCES tenant (id) ON DELETE CASCADE'),
    ],
  },
];

/** What our foreign keys and queries rely on. */
const NEEDED_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['id', ['uuid']],
  ['license_tier_id', ['uuid']],
  ['tenant_id', ['uuid']],
  ['features', ['json', 'jsonb']],
  ['features_original', ['json', 'jsonb']],
  // Every text is true to JavaScript: a tenant that is suspended with "no" would have everything.
  ['is_active', ['boolean']],
  ['license_expires_at', ['timestamp with time zone', 'timestamp without time zone', 'date']],
  ['version', ['integer', 'smallint']],
  ['revision', ['bigint', 'integer']],
]);

/** Named so that no host has an index of that name by chance: `down` drops them from its tables. */
const INDEXES = [
  ['feature_control_tenant_license_tier_id_idx', 'tenant', 'license_tier_id'],
  ['feature_control_app_user_tenant_id_idx', 'app_user', 'tenant_id'],
] as const;

export class Migration20261122000001_host_tables extends Migration {
  override async up(): Promise<void> {
    for (const table of TABLES) {
      const existing = await this.#columnsOf(table.name);
      if (existing.size === 0) {
        const columns = table.columns.map((column) => `${column.name} ${column.fresh}`);
        this.addSql(`CREATE TABLE ${table.name} (${columns.join(', ')})`);
        this.addSql(`COMMENT ON TABLE ${table.name} IS '${OURS}'`);
        continue;
      }
      for (const [name, type] of existing) {
        // Better one sentence here than a foreign key or a query that fails half-way.
        if (NEEDED_TYPES.get(name)?.includes(type) === false) {
          throw new Error(`${table.name}.${name} exists with the type ${type}: it cannot be adopted.`);
        }
      }
      if (!existing.has('id')) throw new Error(`The table ${table.name} exists without an "id": it cannot be adopted.`);
      for (const column of table.columns.filter(({ name }) => !existing.has(name))) {
        this.addSql(`ALTER TABLE ${table.name} ADD COLUMN IF NOT EXISTS ${column.name} ${column.added}`);
        this.addSql(`COMMENT ON COLUMN ${table.name}.${column.name} IS '${OURS}'`);
      }
    }
    for (const [index, table, column] of INDEXES) {
      const found = await this.execute(
        `SELECT 1 FROM pg_index WHERE indrelid = to_regclass('${table}') AND indpred IS NULL
           AND pg_get_indexdef(indexrelid, 1, true) = '${column}'`,
      );
      if (found.length === 0) this.addSql(`CREATE INDEX ${index} ON ${table} (${column})`);
    }
  }

  /**
   * Takes away what `up` added, and only that:
   * - a table of the host keeps its rows and its columns; columns that we added go, except `features` and
   *   `features_original`, in which the tiers' entitlements live once our own tables are gone;
   * - `license_tier` stays in every case, for the same reason;
   * - `tenant` and `app_user` go if we made them and they are empty. Rows in them are customers: whoever wrote them, going
   *   back a version is no reason to forget them. A table that stays is adopted by the next `up`.
   */
  override async down(): Promise<void> {
    for (const [index] of INDEXES) this.addSql(`DROP INDEX IF EXISTS ${index}`);
    for (const table of TABLES.toReversed()) {
      const [row] = await this.execute(`SELECT obj_description(to_regclass('${table.name}')) AS comment`);
      if (row?.['comment'] === OURS) {
        if (table.name === 'license_tier') continue;
        const [filled] = await this.execute(`SELECT EXISTS (SELECT 1 FROM ${table.name}) AS filled`);
        if (filled?.['filled'] === false) this.addSql(`DROP TABLE ${table.name}`);
        continue;
      }
      const added = await this.execute(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = to_regclass('${table.name}') AND attnum > 0
           AND NOT attisdropped AND col_description(attrelid, attnum) = '${OURS}' AND attname NOT LIKE 'features%'`,
      );
      for (const { name } of added as { name: string }[]) this.addSql(`ALTER TABLE ${table.name} DROP COLUMN ${name}`);
    }
  }

  /** Names and types; empty where the table does not exist. */
  async #columnsOf(table: string): Promise<ReadonlyMap<string, string>> {
    const rows = (await this.execute(
      `SELECT attname AS name, atttypid::regtype::text AS type FROM pg_attribute
        WHERE attrelid = to_regclass('${table}') AND attnum > 0 AND NOT attisdropped`,
    )) as { name: string; type: string }[];
    return new Map(rows.map(({ name, type }) => [name, type]));
  }
}
