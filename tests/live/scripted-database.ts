import type { Scopes } from '../../server/changes/change-feed.ts';
import type { Query } from '../../server/database/query.ts';
import type { FeatureDefinition } from '../../server/resolution/resolution-inputs.ts';

const LIMIT = 'limits.max_flows';

interface ScriptedTenant {
  readonly tierId: string | null;
  readonly override: number | null;
  /** From when on the override holds, in milliseconds of the database's clock; default: it does. */
  readonly startsAt?: number;
}

/** What the scripted configuration is at one revision; numbers are what the one limit is set to there. */
interface State {
  readonly revision: number;
  readonly scopes: Scopes;
  readonly base: number;
  readonly tiers: ReadonlyMap<string, number>;
  readonly tenants: ReadonlyMap<string, ScriptedTenant>;
}

interface Pending {
  readonly sql: string;
  answer(): void;
  fail(): void;
}

const uuid = (kind: number, number: number): string =>
  `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const tierId = (number: number): string => uuid(1, number);
export const tenantId = (number: number): string => uuid(2, number);

/**
 * A database whose answers come when the test says so: a query sees the state of the moment when it began, and may come
 * back after any number of later commits. Time and the order of things are scripted; everything else is the real code.
 */
export class ScriptedDatabase {
  readonly pending: Pending[] = [];
  /** Queries that were begun, by kind. */
  readonly begun = { poll: 0, load: 0 };
  /** Where set, queries are answered (or failed) at once. */
  auto: ((sql: string) => 'answer' | 'fail' | 'hold') | undefined;
  epoch = 'epoch-1';
  /** Milliseconds that the database's clock is ahead. */
  ahead = 0;
  /** Whether the one limit is a premium feature. */
  premium = false;
  readonly #states: State[] = [];

  constructor(tiers: number, tenants: number) {
    this.#states.push({
      revision: 0,
      scopes: {},
      base: 1,
      tiers: new Map(Array.from({ length: tiers }, (_, index) => [tierId(index), 10 + index])),
      tenants: new Map(
        Array.from({ length: tenants }, (_, index) => [
          tenantId(index),
          { tierId: index % (tiers + 1) === tiers ? null : tierId(index % (tiers + 1)), override: null },
        ]),
      ),
    });
  }

  /** The database's clock. */
  get now(): number {
    return performance.now() + this.ahead;
  }

  get head(): number {
    return this.#now.revision;
  }

  get #now(): State {
    const state = this.#states.at(-1);
    if (state === undefined) throw new Error('no state');
    return state;
  }

  setTier(id: string, limit: number): void {
    this.#commit({ tiers: [id] }, { tiers: new Map(this.#now.tiers).set(id, limit) });
  }

  setTenant(id: string, tenant: ScriptedTenant): void {
    this.#commit({ tenants: [id] }, { tenants: new Map(this.#now.tenants).set(id, tenant) });
  }

  setBase(base: number): void {
    this.#commit({ catalog: true }, { base });
  }

  deleteTenant(id: string): void {
    const tenants = new Map(this.#now.tenants);
    tenants.delete(id);
    this.#commit({ tenants: [id] }, { tenants });
  }

  /** The limit that a tenant has at a revision, decided without any code of the server. */
  limitAt(revision: number, id: string): number | undefined {
    const state = this.#states[revision];
    const tenant = state?.tenants.get(id);
    if (state === undefined || tenant === undefined) return undefined;
    return tenant.override ?? (tenant.tierId === null ? state.base : (state.tiers.get(tenant.tierId) ?? state.base));
  }

  readonly query: Query = <Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> => {
    const isPoll = sql.includes('as changes');
    this.begun[isPoll ? 'poll' : 'load'] += 1;
    const row = isPoll
      ? this.#poll(parameters[0] as number, sql.includes('as tiers'))
      : this.#load(sql.includes('from feature_registry'), parameters);
    return new Promise<Row[]>((resolve, reject) => {
      const one: Pending = {
        sql,
        answer: () => resolve([row as Row]),
        fail: () => reject(new Error('Connection terminated unexpectedly')),
      };
      const verdict = this.auto?.(sql) ?? 'hold';
      if (verdict === 'hold') this.pending.push(one);
      // Never in the same turn: a network is between.
      else setImmediate(() => one[verdict]());
    });
  };

  #commit(scopes: Scopes, change: Partial<State>): void {
    this.#states.push({ ...this.#now, ...change, scopes, revision: this.head + 1 });
  }

  #poll(after: number, withTiers: boolean): object {
    const changes = this.#states
      .filter(({ revision }) => revision > Math.max(after, 0))
      .slice(0, 1_000)
      .map(({ revision, scopes }) => ({ revision, scopes }));
    const touched = new Set(changes.flatMap(({ scopes }) => scopes.tiers ?? []));
    const tiers = withTiers ? this.#load(false, [[...touched]]) : undefined;
    return {
      ...tiers,
      epoch: this.epoch,
      revision: this.head,
      changedAt: 1_000 + this.head,
      now: this.now,
      changes,
    };
  }

  #load(catalog: boolean, [tierIds, tenantIds = [], knownTierIds = []]: readonly unknown[]): object {
    const { base, tiers, tenants } = this.#now;
    const wanted = new Set(tierIds as string[]);
    const found = (tenantIds as string[]).flatMap((id) => {
      const tenant = tenants.get(id);
      if (tenant === undefined) return [];
      if (tenant.tierId !== null && !(knownTierIds as string[]).includes(tenant.tierId)) wanted.add(tenant.tierId);
      const { override, startsAt = null } = tenant;
      const overrides =
        override === null ? [] : [{ key: LIMIT, value: on(override), origin: 'admin', startsAt, expiresAt: null }];
      return { id, tierId: tenant.tierId, isActive: true, licenseExpiresAt: null, overrides, pendingRequests: [] };
    });
    return {
      epoch: this.epoch,
      revision: this.head,
      changedAt: 1_000 + this.head,
      now: this.now,
      mode: 'enforce',
      catalog: catalog
        ? { features: [{ ...feature(base), isPremium: this.premium }], models: [], components: [] }
        : null,
      tiers: [...wanted].map((id) => ({
        id,
        name: id,
        legacyFeatures: {},
        maxFlows: null,
        maxApiCalls: null,
        rows: [{ key: LIMIT, value: on(tiers.get(id) ?? 0), allowTenantOverride: true, allowTenantUpgrade: false }],
      })),
      tenants: found,
    };
  }
}

const on = (value: number): object => ({ enabled: true, value });

function feature(base: number): FeatureDefinition {
  return {
    key: LIMIT,
    name: LIMIT,
    category: 'limits',
    type: 'integer',
    defaultValue: on(base),
    valueSchema: null,
    isPremium: false,
    requiresSetup: false,
    displayOrder: 0,
    isActive: true,
    isDeprecated: false,
    deprecatedMessage: null,
    dependsOn: [],
    conflictsWith: [],
  };
}

/** Lets everything go on that waits for nothing but its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The same for what waits for a few answers that come at once. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 6; turns += 1) await turn();
}
