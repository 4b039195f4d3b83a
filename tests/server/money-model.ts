import { isDeepStrictEqual } from 'node:util';
import { compiledFeatures } from '../../seeds/features.ts';
import type { Query } from '../../server/database/query.ts';
import { loadInputs } from '../../server/resolution/load-inputs.ts';
import type { Catalog, TenantInputs, TierInputs } from '../../server/resolution/resolution-inputs.ts';
import { resolveFeatures } from '../../server/resolution/resolve-features.ts';
import type { Resolution, ResolvedFeature } from '../../server/resolution/resolved.ts';

export interface Value {
  readonly enabled: boolean;
  readonly value?: number | null;
}
/** Whether a value says on, and how far. */
const mostOf = (value: Value | undefined): number =>
  value?.enabled === true ? (value.value ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;

export interface FeatureCell {
  readonly isActive: boolean;
  readonly defaultValue: Value;
  readonly dependsOn: readonly string[];
  readonly conflictsWith: readonly string[];
}
export interface RowCell {
  readonly value: Value;
  readonly allowTenantOverride: boolean;
  readonly allowTenantUpgrade: boolean;
}
export interface TenantCell {
  readonly tierId: string | null;
  readonly isActive: boolean;
  readonly licenseExpiresAt: number | null;
}
export interface OverrideCell {
  readonly value: Value;
  readonly origin: 'admin' | 'upgrade';
  readonly startsAt: number | null;
  readonly expiresAt: number | null;
}
export interface RequestCell {
  readonly tenantId: string;
  readonly key: string;
  readonly value: Value;
  readonly by: string;
  readonly status: string;
  readonly expiresAt: number;
}

type Cell = FeatureCell | RowCell | TenantCell | OverrideCell | RequestCell;
/** What a change makes of cells by name; undefined: there is none afterwards. */
export type Effects = ReadonlyMap<string, Cell | undefined>;
type Changed = ReadonlyMap<string, { readonly before: Cell | undefined; readonly after: Cell | undefined }>;

const REQUESTS = `select r.id, r.tenant_id as "tenantId", r.feature_key as key, r.requested_value as value, r.status,
    coalesce(u.subject, '') as by, (extract(epoch from r.expires_at) * 1000)::float8 as "expiresAt"
  from upgrade_request r left join app_user u on u.id = r.requested_by`;
const VERSIONS = `select 'feature:' || feature_key as name, version from feature_registry
  union all select 'tier:' || id, version from license_tier union all select 'tenant:' || id, version from tenant`;
const HEAD = 'select revision::float8 as revision from head';

/**
 * What the system is expected to hold: plain cells by name, without a rule of the server's. Only what they come out as is
 * asked of the reference `resolveFeatures`.
 */
export class MoneyModel {
  readonly cells = new Map<string, Cell>();
  readonly #versions = new Map<string, number>();
  readonly history = new Map<number, Changed>();
  readonly #catalog: Catalog;
  readonly #tiers: readonly TierInputs[];
  revision = 0;

  private constructor(catalog: Catalog, tiers: readonly TierInputs[]) {
    this.#catalog = catalog;
    this.#tiers = tiers;
  }

  /** What the database holds now. */
  static async read(query: Query): Promise<MoneyModel> {
    const idsOf = async (table: string): Promise<string[]> =>
      (await query<{ id: string }>(`select id from ${table}`, [])).map(({ id }) => id);
    const [tierIds, tenantIds] = [await idsOf('license_tier'), await idsOf('tenant')];
    const { catalog, tiers, tenants } = await loadInputs(query, { catalog: true, tierIds, tenantIds });
    if (catalog === null) throw new Error('no catalog');
    const model = new MoneyModel(catalog, tiers);
    for (const { key, isActive, defaultValue, dependsOn, conflictsWith } of catalog.features) {
      // A conflict holds both ways, whichever feature it is stored with.
      const others = catalog.features.filter((other) => other.conflictsWith.includes(key)).map((other) => other.key);
      model.cells.set(`feature:${key}`, {
        isActive,
        defaultValue: defaultValue as Value,
        dependsOn: dependsOn.toSorted(),
        conflictsWith: [...new Set([...conflictsWith, ...others])].toSorted(),
      });
    }
    for (const tier of tiers) {
      for (const { key, ...row } of tier.rows) model.cells.set(`row:${tier.id}:${key}`, row as RowCell);
    }
    for (const { id, tierId, isActive, licenseExpiresAt, overrides } of tenants) {
      model.cells.set(`tenant:${id}`, { tierId, isActive, licenseExpiresAt });
      for (const { key, ...override } of overrides) model.cells.set(`override:${id}:${key}`, override as OverrideCell);
    }
    for (const { id, ...request } of await query<RequestCell & { id: string }>(REQUESTS, [])) {
      model.cells.set(`request:${id}`, request);
    }
    for (const { name, version } of await query<{ name: string; version: number }>(VERSIONS, [])) {
      model.#versions.set(name, version);
    }
    const [head] = await query<{ revision: number }>(HEAD, []);
    model.revision = head?.revision ?? -1;
    return model;
  }

  version(name: string): number {
    return this.#versions.get(name) ?? -1;
  }

  feature(key: string): FeatureCell {
    return this.cells.get(`feature:${key}`) as FeatureCell;
  }

  tenant(id: string): TenantCell {
    return this.cells.get(`tenant:${id}`) as TenantCell;
  }

  requests(): [id: string, RequestCell][] {
    return this.#named<RequestCell>('request:').toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  row(tierId: string | null, key: string): RowCell | undefined {
    return this.cells.get(`row:${tierId}:${key}`) as RowCell | undefined;
  }

  /** Whether the tier says on, by its row or by the default, of a feature that is active. */
  saysOn(tierId: string, key: string): boolean {
    const { isActive, defaultValue } = this.feature(key);
    return isActive && (this.row(tierId, key)?.value ?? defaultValue).enabled;
  }

  /** All that it depends on, transitively. */
  needsOf(key: string): string[] {
    const needs = new Set(this.feature(key).dependsOn);
    for (const need of needs) for (const next of this.feature(need).dependsOn) needs.add(next);
    needs.delete(key);
    return [...needs];
  }

  /** The rows that are written besides the one that switches `key`: what it needs, or what needs it. */
  rowsAlong(tierId: string, key: string, row: RowCell | undefined, also: 'enable' | 'cascade'): Map<string, RowCell> {
    const value = (of: string): Value => this.row(tierId, of)?.value ?? this.feature(of).defaultValue;
    const flags = (of: string) => this.row(tierId, of) ?? { allowTenantOverride: true, allowTenantUpgrade: false };
    const { isActive, defaultValue } = this.feature(key);
    const [was, is] = [this.saysOn(tierId, key), isActive && (row?.value ?? defaultValue).enabled];
    const pinned = is && row !== undefined && this.row(tierId, key) === undefined;
    let switched: string[] = [];
    if (also === 'enable' && is && (!was || pinned)) {
      switched = this.needsOf(key).filter((need) => !this.saysOn(tierId, need));
    } else if (also === 'cascade' && was && !is) {
      const others = this.catalog.features.map((feature) => feature.key).filter((other) => other !== key);
      switched = others.filter((other) => this.saysOn(tierId, other) && this.needsOf(other).includes(key));
    }
    const enabled = also === 'enable';
    return new Map(
      switched.map((of) => [`row:${tierId}:${of}`, { ...flags(of), value: { ...value(of), enabled } }] as const),
    );
  }

  /** The overrides that give more than one of the tiers does by itself; an approved upgrade is always sold. */
  grantsOf(tenantId: string, tierIds: readonly (string | null)[]): string[] {
    return this.#named<OverrideCell>(`override:${tenantId}:`).flatMap(([key, { value, origin }]) => {
      const isMore = tierIds.some(
        (id) => mostOf(value) > mostOf(this.row(id, key)?.value ?? this.feature(key).defaultValue),
      );
      const isGrant = value.enabled && (origin === 'upgrade' || !key.startsWith('limits.') || isMore);
      return isGrant ? [`override:${tenantId}:${key}`] : [];
    });
  }

  /** What an approval also gives: the features that it needs and that are off by themselves. */
  includedWith(tenantId: string, key: string, now: number): string[] {
    const { features } = this.resolve(tenantId, now);
    return features.flatMap(({ key: need, type, enabled, reason, deprecated }) => {
      const off = !enabled && reason !== 'DEPENDENCY_UNMET';
      const canBeGiven = type === 'boolean' && this.feature(need).isActive && !deprecated;
      return off && canBeGiven && this.needsOf(key).includes(need) ? [need] : [];
    });
  }

  changedBy(effects: Effects): Changed {
    return new Map(
      [...effects].flatMap(([name, after]) => {
        const before = this.cells.get(name);
        return isDeepStrictEqual(before, after) ? [] : [[name, { before, after }] as const];
      }),
    );
  }

  /** Takes over what was answered with this revision. P19: what makes no difference takes no revision. */
  commit(revision: number, effects: Effects, what: string): void {
    const changed = this.changedBy(effects);
    if (changed.size === 0) {
      if (revision > this.revision) {
        throw new Error(`${what}: a revision for nothing (${this.revision} -> ${revision})`);
      }
      return;
    }
    if (revision !== this.revision + 1) {
      throw new Error(`${what}: ${changed.size} cells changed, revision ${this.revision} -> ${revision}`);
    }
    const stepped = new Set<string>();
    for (const [name, { after }] of changed) {
      if (after === undefined) this.cells.delete(name);
      else this.cells.set(name, after);
      if (name.startsWith('row:')) stepped.add(name.replace('row', 'tier').split(':').slice(0, 2).join(':'));
      if (/^(feature|tenant):/.test(name)) stepped.add(name);
    }
    for (const name of stepped) this.#versions.set(name, this.version(name) + 1);
    this.history.set(revision, changed);
    this.revision = revision;
  }

  #named<Of extends Cell>(prefix: string): [string, Of][] {
    return [...this.cells].flatMap(([name, cell]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), cell as Of]] : [],
    );
  }

  #tier(id: string): TierInputs | null {
    const base = this.#tiers.find((tier) => tier.id === id);
    return base === undefined
      ? null
      : { ...base, rows: this.#named<RowCell>(`row:${id}:`).map(([key, row]) => ({ key, ...row })) };
  }

  get catalog(): Catalog {
    return {
      ...this.#catalog,
      features: this.#catalog.features.map((each) => ({ ...each, ...this.feature(each.key) })),
    };
  }

  /** What the tenant has at this moment, by the reference. */
  resolve(tenantId: string, now: number): Resolution {
    return this.#resolveCell(tenantId, this.tenant(tenantId), now);
  }

  /** What it would have with its licence, were it not suspended. */
  sound(tenantId: string, key: string, now: number): boolean {
    const cell = { ...this.tenant(tenantId), isActive: true, licenseExpiresAt: null };
    return this.#resolveCell(tenantId, cell, now).features.some((each) => each.key === key && each.enabled);
  }

  #resolveCell(tenantId: string, cell: TenantCell, now: number): Resolution {
    const tenant: TenantInputs = {
      id: tenantId,
      ...cell,
      overrides: this.#named<OverrideCell>(`override:${tenantId}:`).map(([key, override]) => ({ key, ...override })),
      pendingRequests: this.requests().flatMap(([id, { tenantId: of, status, key, expiresAt }]) =>
        of === tenantId && status === 'pending' ? [{ id, key, expiresAt }] : [],
      ),
    };
    return this.#resolve(tenant, 'enforce', now);
  }

  /** What a tenant of the tier has that has nothing of its own. */
  resolveTier(tierId: string, mode: 'enforce' | 'legacy' = 'enforce', legacyFeatures?: unknown): Resolution {
    const tenant = { id: '', tierId, isActive: true, licenseExpiresAt: null, overrides: [], pendingRequests: [] };
    return this.#resolve(tenant, mode, 0, legacyFeatures);
  }

  #resolve(tenant: TenantInputs, mode: 'enforce' | 'legacy', now: number, legacyFeatures?: unknown): Resolution {
    const own = tenant.tierId === null ? null : this.#tier(tenant.tierId);
    const tier = own !== null && legacyFeatures !== undefined ? { ...own, legacyFeatures } : own;
    return resolveFeatures({ mode, catalog: this.catalog, tier, tenant, compiledFeatures }, now);
  }

  of(tenantId: string, key: string, now = Date.now()): ResolvedFeature {
    const found = this.resolve(tenantId, now).features.find((each) => each.key === key);
    if (found === undefined) throw new Error(`no ${key}`);
    return found;
  }
}
