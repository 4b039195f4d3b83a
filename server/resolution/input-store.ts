import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { ChangeBatch } from '../changes/change-feed.ts';
import { ChangeHistory, type Piece, touches } from './change-history.ts';
import { EntryPool } from './entry-pool.ts';
import type { InputRequest, LoadedInputs } from './load-inputs.ts';
import type {
  Catalog,
  FeatureControlMode,
  FeatureDefinition,
  ResolutionInputs,
  TenantInputs,
  TenantOverride,
  TierInputs,
} from './resolution-inputs.ts';
import { TierContents } from './tier-contents.ts';

const TENANTS = 250_000; // some 200 bytes each
const NONE: readonly never[] = Object.freeze([]);
const CHUNK = 1_000; // tenants in one statement

interface StoreOptions {
  readonly compiledFeatures: readonly FeatureDefinition[];
  /** FEATURE_CONTROL_MODE: beats the setting in the database. */
  readonly pinnedMode: FeatureControlMode | null;
}

/** Kept inputs of resolution. Invariant: every kept piece equals the database at the applied revision. */
export class InputStore {
  readonly #options: StoreOptions;
  readonly #history = new ChangeHistory();
  readonly #tiers = new Map<string, TierInputs>();
  readonly #tenants = new LRUCache<string, TenantInputs>({ max: TENANTS });
  readonly #contents = new Map<string | null, TierContents>();
  readonly #pool = new EntryPool();
  #catalog: Catalog | undefined;
  #keys: ReadonlyMap<string, string> = new Map();
  /** The last one, also where it holds no longer: what is equal in the next one stays the same object. */
  #lastCatalog: Catalog | undefined;
  #mode: FeatureControlMode = 'legacy';
  #databaseMode: FeatureControlMode = 'legacy';
  #epoch = '';
  #revision = -1;
  #changedAt = 0;
  #foreignSince = 0;
  #foreignDrops = 0;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** The applied revision. */
  get revision(): number {
    return this.#revision;
  }

  /** When the applied revision was made, in milliseconds since 1970. */
  get changedAt(): number {
    return this.#changedAt;
  }

  get mode(): FeatureControlMode {
    return this.#mode;
  }

  get catalog(): Catalog | undefined {
    return this.#catalog;
  }

  tenant(id: string): TenantInputs | undefined {
    return this.#tenants.get(id);
  }

  /**
   * Whether every write to tenants and tiers is announced: the database does so in enforce, by its own setting. In legacy and
   * shadow the old system edits without telling us, also where this node's environment says enforce.
   */
  get announced(): boolean {
    return this.#mode === 'enforce' && this.#databaseMode === 'enforce';
  }

  /** Milliseconds since tenants and tiers were last dropped because somebody may have written without telling us. */
  get foreignAge(): number {
    return performance.now() - this.#foreignSince;
  }

  /** How often that was. */
  get foreignDrops(): number {
    return this.#foreignDrops;
  }

  /** Steps to the batch's revision and drops what it touched. */
  apply(batch: ChangeBatch): void {
    this.#epoch = batch.epoch;
    this.#revision = batch.revision;
    this.#changedAt = batch.changedAt;
    if (batch.reset) {
      this.#history.clear();
      this.#dropCatalog();
      this.dropForeign();
      return;
    }
    this.#history.add(batch.changes);
    for (const { scopes } of batch.changes) {
      if (scopes.all === true) this.dropForeign();
      if (touches(scopes, { kind: 'catalog' })) this.#dropCatalog();
      for (const id of scopes.tiers ?? []) this.#dropTier(id);
      for (const id of scopes.tenants ?? []) this.#tenants.delete(id);
    }
  }

  /** What must be read before all of these tenants can be answered; null: nothing. */
  missing(tenantIds: readonly string[]): InputRequest | null {
    const missingTenants: string[] = [];
    const missingTiers = new Set<string>();
    for (const id of tenantIds) {
      const tenant = this.#tenants.peek(id);
      if (tenant === undefined) missingTenants.push(id);
      else if (tenant.tierId !== null && !this.#tiers.has(tenant.tierId)) missingTiers.add(tenant.tierId);
    }
    const catalog = this.#catalog === undefined;
    if (!catalog && missingTenants.length === 0 && missingTiers.size === 0) return null;
    return {
      catalog,
      tierIds: [...missingTiers],
      tenantIds: missingTenants.slice(0, CHUNK),
      knownTierIds: [...this.#tiers.keys()],
    };
  }

  /** Keeps what was read as far as it is still true at the applied revision. */
  keep(loaded: LoadedInputs): void {
    if (loaded.epoch !== this.#epoch || loaded.revision > this.#revision) return;
    const holds = (piece: Piece): boolean => this.#history.stillHolds(piece, loaded.revision, this.#revision);
    if (loaded.catalog !== null && holds({ kind: 'catalog' })) {
      this.#dropCatalog();
      this.#catalog = this.#lastCatalog = sharingWith(this.#lastCatalog, loaded.catalog);
      this.#keys = new Map(loaded.catalog.features.map(({ key }) => [key, key]));
      this.#mode = this.#options.pinnedMode ?? loaded.mode;
      this.#databaseMode = loaded.mode;
    }
    for (const tier of loaded.tiers) {
      if (!holds({ kind: 'tiers', id: tier.id })) continue;
      this.#dropTier(tier.id);
      this.#tiers.set(tier.id, tier);
    }
    for (const tenant of loaded.tenants) {
      if (holds({ kind: 'tenants', id: tenant.id })) this.#tenants.set(tenant.id, this.#compact(tenant));
    }
  }

  /** All inputs of a kept tenant; undefined where one of them is not kept. */
  inputs(tenant: TenantInputs): ResolutionInputs | undefined {
    const tier = tenant.tierId === null ? null : this.#tiers.get(tenant.tierId);
    if (tier === undefined || this.#catalog === undefined) return undefined;
    const { compiledFeatures } = this.#options;
    return { mode: this.#mode, catalog: this.#catalog, tier, tenant, compiledFeatures };
  }

  contents(tenant: TenantInputs): TierContents | undefined {
    let contents = this.#contents.get(tenant.tierId);
    if (contents === undefined) {
      const inputs = this.inputs(tenant);
      if (inputs === undefined) return undefined;
      contents = new TierContents(inputs, this.#epoch, this.#pool);
      this.#contents.set(tenant.tierId, contents);
    }
    return contents;
  }

  /** Parsed JSON has a string and two lists of its own for every tenant; most tenants share a tier and have nothing else. */
  #compact({ id, tierId, isActive, licenseExpiresAt, overrides, pendingRequests }: TenantInputs): TenantInputs {
    return {
      id,
      tierId: tierId === null ? null : (this.#tiers.get(tierId)?.id ?? tierId),
      isActive,
      licenseExpiresAt,
      overrides: overrides.length === 0 ? NONE : overrides.map((override) => this.#compactOverride(override)),
      pendingRequests: pendingRequests.length === 0 ? NONE : pendingRequests,
    };
  }

  /** Keys, origins and switches are the same words for thousands of overrides. */
  #compactOverride({ key, value, origin, startsAt, expiresAt }: TenantOverride): TenantOverride {
    const known = this.#keys.get(key) ?? key;
    return {
      key: known,
      value: sharedSwitch(value),
      origin: origin === 'admin' ? 'admin' : 'upgrade',
      startsAt,
      expiresAt,
    };
  }

  dropForeign(): void {
    this.#foreignSince = performance.now();
    this.#foreignDrops += 1;
    this.#tenants.clear();
    this.#tiers.clear();
    this.#contents.clear();
  }

  #dropCatalog(): void {
    this.#catalog = undefined;
    this.#contents.clear();
  }

  #dropTier(id: string): void {
    this.#tiers.delete(id);
    this.#contents.delete(id);
  }
}

const ON = Object.freeze({ enabled: true });
const OFF = Object.freeze({ enabled: false });

function sharedSwitch(value: unknown): unknown {
  const isSwitch = typeof value === 'object' && value !== null && 'enabled' in value && Object.keys(value).length === 1;
  if (!isSwitch) return value;
  return value.enabled === true ? ON : value.enabled === false ? OFF : value;
}

function sharingWith(last: Catalog | undefined, { features, models, components }: Catalog): Catalog {
  if (last === undefined) return { features, models, components };
  return { features, models: kept(last.models, models), components: kept(last.components, components) };
}

function kept<Item extends { readonly id: string }>(last: readonly Item[], items: readonly Item[]): readonly Item[] {
  const known = new Map(last.map((item) => [item.id, item]));
  return items.map((item) => {
    const old = known.get(item.id);
    return old !== undefined && isDeepStrictEqual(old, item) ? old : item;
  });
}
