import type { LoadedPopulation, Member, TenantGroup } from './load-population.ts';
import { compilePlan, type ResolutionPlan } from './resolution-plan.ts';
import type { FeatureControlMode, FeatureDefinition, TenantInputs } from './resolution-inputs.ts';
import { unknownFeature } from './resolve-features.ts';
import type { ResolvedFeature } from './resolved.ts';

/** For how many tenants of a tier something holds; no tier where `tierId` is null. */
export interface TierCount {
  readonly tierId: string | null;
  readonly enabledTenantCount: number;
  readonly tenantCount: number;
}

/** Who is asked for in a list of tenants. */
export interface MemberFilter {
  /** Only tenants for whom the feature is on, or off. */
  readonly enabled?: boolean | null | undefined;
  /** Only those with this text in name or slug, whatever its case. */
  readonly search?: string | null | undefined;
}

interface Rules {
  readonly mode: FeatureControlMode;
  readonly compiledFeatures: readonly FeatureDefinition[];
}

/** What is on and what is visible for the tenants of one tier that have equal overrides in force. */
interface Outcome {
  readonly tierId: string | null;
  readonly on: ReadonlySet<string>;
  /** Ids of models and components. */
  readonly visible: readonly string[];
  tenants: number;
}

const TOGETHER = 500; // groups that are resolved in one turn: some milliseconds
const NOBODY: readonly never[] = Object.freeze([]);

/** What comes out for all tenants at one revision and one moment, counted. */
export class CountedPopulation {
  readonly loaded: LoadedPopulation;
  readonly tenantCount: number;
  /** By tier and then by what it is about: key of a feature, id of a model or a component. */
  readonly #counts = new Map<string | null, Map<string, number>>();
  readonly #tenantsOf = new Map<string | null, number>();
  readonly #plans = new Map<string | null, ResolutionPlan>();
  /** By what decides it. Groups that differ only in when an override began or ends have one outcome. */
  readonly #outcomes = new Map<string, Outcome>();
  readonly #outcomeOf = new Map<TenantGroup, Outcome>();
  readonly #members: (Member & { readonly group: TenantGroup })[] = [];
  readonly #pending: ReadonlyMap<string, TenantInputs['pendingRequests']>;
  readonly #placeOf = new Map<string, number>();

  private constructor(loaded: LoadedPopulation, { mode, compiledFeatures }: Rules) {
    const { catalog, tiers, groups, pending } = loaded;
    if (catalog === null) throw new Error('The catalog was not read.');
    this.loaded = loaded;
    this.#pending = Map.groupBy(pending, ({ tenantId }) => tenantId);
    let tenantCount = 0;
    for (const group of groups) {
      const { tierId, tenants } = group;
      tenantCount += tenants;
      this.#tenantsOf.set(tierId, (this.#tenantsOf.get(tierId) ?? 0) + tenants);
      if (!this.#plans.has(tierId)) {
        const tier = tiers.find(({ id }) => id === tierId) ?? null;
        this.#plans.set(tierId, compilePlan({ mode, catalog, tier, compiledFeatures }));
      }
      for (const [place, id, name, slug] of group.members ?? NOBODY) this.#members[place] = { id, name, slug, group };
    }
    for (const [place, { id }] of this.#members.entries()) this.#placeOf.set(id, place);
    this.tenantCount = tenantCount;
  }

  /** Counts, and lets others have their turn in between. */
  static async of(loaded: LoadedPopulation, rules: Rules): Promise<CountedPopulation> {
    const population = new CountedPopulation(loaded, rules);
    for (const [index, group] of loaded.groups.entries()) {
      if (index % TOGETHER === TOGETHER - 1) await new Promise((resolve) => setImmediate(resolve));
      population.#decide(group);
    }
    for (const outcome of population.#outcomes.values()) population.#count(outcome);
    return population;
  }

  /** For how many tenants a feature is on, or a model or component (by id) visible. */
  countOf(subject: string): number {
    let sum = 0;
    for (const counts of this.#counts.values()) sum += counts.get(subject) ?? 0;
    return sum;
  }

  /** The same by tier, oldest first; last, where there are any, tenants without one. */
  byTier(subject: string): TierCount[] {
    const tierIds = [...this.loaded.tierIds, ...(this.#tenantsOf.has(null) ? [null] : [])];
    return tierIds.map((tierId) => ({
      tierId,
      enabledTenantCount: this.#counts.get(tierId)?.get(subject) ?? 0,
      tenantCount: this.#tenantsOf.get(tierId) ?? 0,
    }));
  }

  /** The tenants by name that are asked for. Only where members were read. */
  members(key: string, { enabled, search }: MemberFilter): Member[] {
    const wanted = search?.trim().toLocaleLowerCase() ?? '';
    const has = (text: string): boolean => text.toLocaleLowerCase().includes(wanted);
    return this.#members.filter(
      ({ name, slug, group }) =>
        (enabled == null || (this.#outcomeOf.get(group)?.on.has(key) ?? false) === enabled) &&
        (wanted === '' || has(name) || has(slug)),
    );
  }

  /** Its place in the order of names; undefined where there is no such tenant, or it has another name by now. */
  placeOf({ id, name }: Pick<Member, 'id' | 'name'>): number | undefined {
    const place = this.#placeOf.get(id);
    return place !== undefined && this.#members[place]?.name === name ? place : undefined;
  }

  /** What a feature comes out as for one of the members. */
  resolve(id: string, key: string): ResolvedFeature {
    const member = this.#members[this.#placeOf.get(id) ?? -1];
    const resolution = member && this.#resolve(member.group, id, this.#pending.get(id) ?? NOBODY);
    return resolution?.features.find((feature) => feature.key === key) ?? unknownFeature(key);
  }

  #decide(group: TenantGroup): void {
    const signature = signatureOf(group, this.loaded.now);
    let outcome = this.#outcomes.get(signature);
    if (outcome === undefined) {
      const resolution = this.#resolve(group, '', NOBODY);
      const on = (resolution?.features ?? NOBODY).filter(({ enabled }) => enabled).map(({ key }) => key);
      const visible = [...(resolution?.models ?? NOBODY), ...(resolution?.components ?? NOBODY)].map(({ id }) => id);
      outcome = { tierId: group.tierId, on: new Set(on), visible, tenants: 0 };
      this.#outcomes.set(signature, outcome);
    }
    outcome.tenants += group.tenants;
    if (group.members !== null) this.#outcomeOf.set(group, outcome);
  }

  #count({ tierId, on, visible, tenants }: Outcome): void {
    let counts = this.#counts.get(tierId);
    if (counts === undefined) this.#counts.set(tierId, (counts = new Map()));
    for (const subject of [...on, ...visible]) counts.set(subject, (counts.get(subject) ?? 0) + tenants);
  }

  #resolve(
    { tierId, isActive, over, overrides }: TenantGroup,
    id: string,
    pendingRequests: TenantInputs['pendingRequests'],
  ) {
    // Of the end of the licence only counts on which side of the moment it lies.
    const tenant = {
      id,
      tierId,
      isActive,
      licenseExpiresAt: over ? 0 : null,
      overrides: overrides ?? NOBODY,
      pendingRequests,
    };
    return this.#plans.get(tierId)?.resolve(tenant, this.loaded.now);
  }
}

/** Everything that decides what is on at the moment: of a window only on which side of it the moment lies. */
function signatureOf({ tierId, isActive, over, overrides }: TenantGroup, now: number): string {
  let signature = `${tierId} ${isActive} ${over}`;
  for (const { key, value, origin, startsAt, expiresAt } of overrides ?? NOBODY) {
    const side =
      startsAt !== null && now < startsAt ? 'early' : expiresAt !== null && now >= expiresAt ? 'late' : 'now';
    signature += `|${key} ${origin} ${side} ${JSON.stringify(value)}`;
  }
  return signature;
}
