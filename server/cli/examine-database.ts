import { once } from 'node:events';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { reasonOf } from '../database/open-database.ts';
import { examineRole } from '../database/examine-role.ts';
import type { Query } from '../database/query.ts';
import { inSnapshot } from '../database/transaction.ts';
import { createOrm, pendingMigrations } from '../orm.ts';
import { sameJson } from '../resolution/licence-rule.ts';
import { isPlainObject } from '../resolution/json-size.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
import { loadTiers } from '../tiers/copy-tiers.ts';
import { envelopeOf } from '../tiers/legacy-copy.ts';
import { resolveTier } from '../tiers/resolve-tier.ts';
import { rehearseHost } from './rehearse-host.ts';

/** What was looked at, and how it is. */
export interface Finding {
  readonly check: string;
  readonly level: 'ok' | 'warning' | 'failure';
  /** A sentence, with what to do where something is to be done. */
  readonly detail: string;
}

interface Settings {
  readonly url: string;
  readonly listenUrl: string;
  readonly mode: FeatureControlMode | null;
  readonly auditKey: string | null;
}

const OLDEST = 150_000; // as PostgreSQL numbers its versions
const SKEW = 2_000; // milliseconds, what tokens tolerate
const LISTEN_WAIT = 3_000;

const ok = (check: string, detail: string): Finding => ({ check, level: 'ok', detail });
const warning = (check: string, detail: string): Finding => ({ check, level: 'warning', detail });
const failure = (check: string, detail: string): Finding => ({ check, level: 'failure', detail });

/** Looks at everything that a server needs of its database. Stops where nothing further can be said. */
export async function examine(settings: Settings): Promise<Finding[]> {
  let orm: MikroORM;
  try {
    orm = await createOrm({ databaseUrl: settings.url, poolSize: 2 });
  } catch (error) {
    return [failure('database', `DATABASE_URL: ${reasonOf(error)}`)];
  }
  try {
    const findings = [ok('database', 'It can be reached.')];
    const { em } = orm;
    findings.push(...(await inSnapshot(em, async (query) => [await version(query), await clock(query)])));
    const pending = await pendingMigrations(orm);
    if (pending.length > 0) {
      const rights = await inSnapshot(em, role);
      if (rights.level === 'failure') findings.push(rights);
      return [...findings, failure('migrations', `${pending.length} are missing; run \`tfc migrate\`.`)];
    }
    findings.push(ok('migrations', 'All are done.'));
    const rights = await inSnapshot(em, role);
    findings.push(rights);
    // What may not be read cannot be examined.
    if (rights.level === 'failure') return findings;
    findings.push(await listening(settings), ...(await hostTables(em)));
    findings.push(
      ...(await inSnapshot(em, async (query) => [
        await mode(query, settings.mode),
        await triggers(query),
        await orphans(query),
        await legacyCopy(query, settings.mode),
        settings.auditKey === null
          ? warning('audit', 'AUDIT_KEY is not set: whoever owns the tables could make the log anew.')
          : ok('audit', 'Changes are sealed with AUDIT_KEY.'),
      ])),
    );
    return findings;
  } finally {
    await orm.close(true);
  }
}

async function version(query: Query): Promise<Finding> {
  const sql = `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`;
  const [row] = await query<{ number: number; version: string }>(sql, []);
  const found = `PostgreSQL ${row?.version ?? 'of unknown version'}`;
  return (row?.number ?? 0) >= OLDEST
    ? ok('version', `${found}.`)
    : failure('version', `${found}; 15 or newer is needed.`);
}

async function role(query: Query): Promise<Finding> {
  const { role: name, missing, powers } = await examineRole(query);
  if (missing.length > 0) {
    return failure(
      'role',
      `${name} lacks ${missing.join(', ')}; run \`tfc migrate --app-role ${name}\` with the address of the tables' owner.`,
    );
  }
  if (powers.length === 0) return ok('role', `${name} has what a server needs, and cannot rewrite the audit log.`);
  return warning(
    'role',
    `${name} ${powers.join(', ')}, so it could rewrite the audit log: let servers connect as another, with \`tfc migrate --app-role\`. For migrating it is right.`,
  );
}

async function clock(query: Query): Promise<Finding> {
  const asked = Date.now();
  const [row] = await query<{ now: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now',
    [],
  );
  const answered = Date.now();
  const now = row?.now ?? 0;
  // The database's moment lies somewhere between asking and the answer.
  const skew = Math.round(now < asked ? now - asked : now > answered ? now - answered : 0);
  const detail = `This machine and the database differ by ${Math.abs(skew)} ms.`;
  return Math.abs(skew) <= SKEW ? ok('clock', detail) : warning('clock', `${detail} Let both follow a time server.`);
}

async function listening({ url, listenUrl }: Settings): Promise<Finding> {
  const channel = `feature_control_doctor_${crypto.randomUUID().replaceAll('-', '')}`;
  const listener = new Client({ connectionString: listenUrl, connectionTimeoutMillis: LISTEN_WAIT });
  const sender = new Client({ connectionString: url, connectionTimeoutMillis: LISTEN_WAIT });
  for (const client of [listener, sender]) client.on('error', () => undefined);
  try {
    await Promise.all([listener.connect(), sender.connect()]);
    await listener.query(`listen ${channel}`);
    const heard = once(listener, 'notification', { signal: AbortSignal.timeout(LISTEN_WAIT) });
    await Promise.all([heard, sender.query('select pg_notify($1, $2)', [channel, ''])]);
    return ok('listen', 'Notifications arrive, so changes are pushed at once.');
  } catch {
    return warning(
      'listen',
      'Notifications do not arrive, so changes are pushed up to a second late; give DATABASE_LISTEN_URL an address that goes around the pooler.',
    );
  } finally {
    await Promise.allSettled([listener.end(), sender.end()]);
  }
}

async function mode(query: Query, pinned: FeatureControlMode | null): Promise<Finding> {
  const [row] = await query<{ mode: FeatureControlMode }>('select mode from feature_control_setting', []);
  const stored = row?.mode ?? 'legacy';
  if (pinned === null || pinned === stored) return ok('mode', `${stored}.`);
  return warning(
    'mode',
    `${pinned} by FEATURE_CONTROL_MODE, while the database says ${stored}: set it on every server.`,
  );
}

/** What keeps the log append-only, relations free of cycles, and notices what the host writes. */
const TRIGGERS = [
  ['feature_relation', 'feature_relation_acyclic'],
  ['upgrade_request', 'upgrade_request_final'],
  ['change', 'change_append_only'],
  ['change', 'change_no_truncate'],
  ['feature_audit_log', 'feature_audit_log_append_only'],
  ['feature_audit_log', 'feature_audit_log_no_truncate'],
  ...['tenant', 'license_tier'].flatMap((table) =>
    ['insert', 'update', 'delete', 'truncate'].map((event) => [table, `${table}_host_${event}`]),
  ),
] as const;

async function triggers(query: Query): Promise<Finding> {
  const rows = await query<{ name: string }>(
    `select tgrelid::regclass::text || '.' || tgname as name from pg_trigger where not tgisinternal and tgenabled in ('O', 'A')`,
    [],
  );
  const present = new Set(rows.map(({ name }) => name));
  const missing = TRIGGERS.map(([table, name]) => `${table}.${name}`).filter((name) => !present.has(name));
  return missing.length === 0
    ? ok('triggers', 'All are in place.')
    : failure('triggers', `Missing or switched off: ${missing.join(', ')}.`);
}

/** What is in the way of users stops every change, of tiers every change of a tier, and the switch to enforce. */
async function hostTables(em: EntityManager): Promise<Finding[]> {
  const [row] = await inSnapshot(em, (query) => query<HostState>(HOST_STATE, []));
  const found: Finding[] = [];
  if (row !== undefined && row.unset > 0) {
    found.push(
      warning('host tables', `${row.unset} tenants have NULL in is_active and count as suspended: fill it in.`),
    );
  }
  if (row?.guarded != null) {
    found.push(
      warning(
        'host tables',
        `Row level security applies to ${row.name} in ${row.guarded}: what a policy hides is not there for servers. Let one pass every row to ${row.name}.`,
      ),
    );
  }
  const obstacles = await rehearseHost(em);
  if (obstacles === undefined) {
    found.push(warning('host tables', 'Not tried: another change is being saved. Run it again.'));
  }
  for (const { what, message } of obstacles ?? []) {
    const told = `${row?.name ?? 'This role'} cannot write ${what}. ${message}`;
    // New tenants and tiers may be the host's own to make.
    found.push(what === 'users' || what === 'tiers' ? failure('host tables', told) : warning('host tables', told));
  }
  return found.length > 0 ? found : [ok('host tables', 'They take what servers write.')];
}

interface HostState {
  readonly name: string;
  readonly unset: number;
  readonly guarded: string | null;
}

const HOST_STATE = `select current_user::text as name, (select count(*)::int from tenant where is_active is null) as unset,
  (select string_agg(name, ', ') from unnest(array['license_tier', 'tenant', 'app_user']) as name
    where row_security_active(name)) as guarded`;

// Foreign keys forbid these; a restore with triggers switched off, or somebody who dropped a key, does not.
const ORPHANS = `select 'tier feature' as what, count(*)::int as count from license_tier_features r
    where not exists (select from license_tier t where t.id = r.license_tier_id)
      or not exists (select from feature_registry f where f.feature_key = r.feature_key and f.feature_type = r.feature_type)
  union all select 'override', count(*)::int from tenant_feature_override o
    where not exists (select from tenant t where t.id = o.tenant_id)
      or not exists (select from feature_registry f where f.feature_key = o.feature_key)
  union all select 'tenant', count(*)::int from tenant t where t.license_tier_id is not null
    and not exists (select from license_tier l where l.id = t.license_tier_id)
  union all select 'model', count(*)::int from model_registry m
    where not exists (select from feature_registry f where f.feature_key = m.feature_key)
  union all select 'component', count(*)::int from component_registry c where c.feature_key is not null
    and not exists (select from feature_registry f where f.feature_key = c.feature_key)`;

async function orphans(query: Query): Promise<Finding> {
  const found = (await query<{ what: string; count: number }>(ORPHANS, [])).filter(({ count }) => count > 0);
  if (found.length === 0) return ok('orphans', 'No row points nowhere.');
  return failure(
    'orphans',
    `Rows that point nowhere: ${found.map(({ what, count }) => `${what} ${count}`).join(', ')}.`,
  );
}

async function legacyCopy(query: Query, pinned: FeatureControlMode | null): Promise<Finding> {
  const { catalog, mode } = await loadInputs(query, { catalog: true, tierIds: [], tenantIds: [] });
  if ((pinned ?? mode) !== 'enforce' || catalog === null) {
    return ok('legacy copy', 'Not kept: it begins with the mode enforce.');
  }
  const stale = (await loadTiers(query)).filter(({ rows, legacyFeatures }) => {
    const copy = isPlainObject(legacyFeatures) ? legacyFeatures : {};
    return resolveTier(catalog, rows).some((feature) => !sameJson(copy[feature.key], envelopeOf(feature)));
  });
  if (stale.length === 0) return ok('legacy copy', 'Up to date for every tier.');
  const names = stale.map(({ name }) => name).join(', ');
  return failure(
    'legacy copy',
    `Out of date for ${names}: going back to legacy would change what their tenants have. Saving any feature writes it anew.`,
  );
}
