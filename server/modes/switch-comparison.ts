import { isDeepStrictEqual } from 'node:util';
import type { FeatureImpact, Impact } from '../changes/impact.ts';
import type { FeatureValue } from '../resolution/feature-value.ts';
import { compilePlan, type ResolutionPlan } from '../resolution/resolution-plan.ts';
import type { ResolutionInputs, TenantInputs, TierInputs } from '../resolution/resolution-inputs.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import { envelopeOf } from '../tiers/legacy-copy.ts';

/** One feature of one tenant that two modes answer differently. */
export interface ModeDifference {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly key: string;
  readonly before: FeatureValue;
  readonly after: FeatureValue;
}

/** Everything that one mode decides by, beside the tenant. */
export interface World extends Omit<ResolutionInputs, 'tier' | 'tenant'> {
  readonly tiers: readonly TierInputs[];
}

interface Comparison {
  readonly before: World;
  readonly after: World;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly onDifference: (difference: ModeDifference) => void;
}

/** Two answers to one feature. */
export interface Pair {
  readonly key: string;
  readonly before: ResolvedFeature | undefined;
  readonly after: ResolvedFeature | undefined;
}

/** How many tenants of a feature are named, and how many differences are kept. */
const NAMED = 20;
const LISTED = 1_000;
const OFF: FeatureValue = { enabled: false };

type Effect = FeatureImpact['tenants'][number]['effect'];

/** Resolves tenants in two worlds and adds up what comes out differently. */
export class SwitchComparison {
  readonly #comparison: Comparison;
  readonly #plans: readonly [Plans, Plans];
  /** Most tenants of a tier have no overrides: what is the same for them is resolved once. */
  readonly #known = new Map<string, readonly Pair[]>();
  readonly #features = new Map<
    string,
    { on: number; off: number; limits: number; tenants: FeatureImpact['tenants'][number][] }
  >();
  readonly #differences: ModeDifference[] = [];
  #tenants = 0;
  #count = 0;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
    const { before, after } = comparison;
    this.#plans = [new Plans(before), new Plans(after)];
  }

  add(tenantName: string, tenant: TenantInputs): void {
    const pairs = this.#pairs(tenant);
    if (pairs.length > 0) this.#tenants += 1;
    this.#count += pairs.length;
    for (const { key, before: was, after: is } of pairs) {
      const [before, after] = [valueOf(was), valueOf(is)];
      const difference = { tenantId: tenant.id, tenantName, key, before, after };
      this.#comparison.onDifference(difference);
      if (this.#differences.length < LISTED) this.#differences.push(difference);
      this.#countEffect(key, { id: tenant.id, name: tenantName, effect: effectOf(before, after) });
    }
  }

  total(): {
    readonly impact: Impact;
    readonly differenceCount: number;
    readonly differences: readonly ModeDifference[];
  } {
    const keys = [...this.#features.keys()].toSorted();
    const features = keys.flatMap((key) => {
      const counted = this.#features.get(key);
      return counted === undefined ? [] : { key, ...counted, tenants: firstByName(counted.tenants) };
    });
    return {
      impact: { tenantCount: this.#tenants, features },
      differenceCount: this.#count,
      differences: this.#differences,
    };
  }

  #countEffect(key: string, tenant: FeatureImpact['tenants'][number]): void {
    const counted = this.#features.get(key) ?? { on: 0, off: 0, limits: 0, tenants: [] };
    this.#features.set(key, counted);
    const field = ({ ON: 'on', OFF: 'off', LIMIT: 'limits' } as const)[tenant.effect];
    counted[field] += 1;
    counted.tenants.push(tenant);
    if (counted.tenants.length > 10 * NAMED) counted.tenants = firstByName(counted.tenants);
  }

  #pairs(tenant: TenantInputs): readonly Pair[] {
    const { now } = this.#comparison;
    const over = tenant.licenseExpiresAt !== null && tenant.licenseExpiresAt <= now;
    const state = JSON.stringify([tenant.tierId, tenant.isActive, over, tenant.overrides]);
    let pairs = this.#known.get(state);
    if (pairs === undefined) {
      const [before, after] = this.#plans;
      pairs = differingFeatures(before.resolve(tenant, now), after.resolve(tenant, now));
      this.#known.set(state, pairs);
    }
    return pairs;
  }
}

/** The compiled plans of one world, by tier. */
export class Plans {
  readonly #world: World;
  readonly #tiers: ReadonlyMap<string, TierInputs>;
  readonly #plans = new Map<string | null, ResolutionPlan>();

  constructor(world: World) {
    this.#world = world;
    this.#tiers = new Map(world.tiers.map((tier) => [tier.id, tier]));
  }

  resolve(tenant: TenantInputs, now: number): readonly ResolvedFeature[] {
    let plan = this.#plans.get(tenant.tierId);
    if (plan === undefined) {
      const tier = tenant.tierId === null ? null : (this.#tiers.get(tenant.tierId) ?? null);
      const { mode, catalog, compiledFeatures } = this.#world;
      const features = { features: catalog.features, models: [], components: [] };
      plan = compilePlan({ mode, catalog: features, compiledFeatures, tier });
      this.#plans.set(tenant.tierId, plan);
    }
    return plan.resolve(tenant, now).features;
  }
}

/** What two answers say differently. A feature that only one of them knows is off in the other. */
export function differingFeatures(before: readonly ResolvedFeature[], after: readonly ResolvedFeature[]): Pair[] {
  const was = new Map(before.map((feature) => [feature.key, feature]));
  const is = new Map(after.map((feature) => [feature.key, feature]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const pair = { key, before: was.get(key), after: is.get(key) };
    return isDeepStrictEqual(valueOf(pair.before), valueOf(pair.after)) ? [] : pair;
  });
}

/** What it comes out as, as it would be stored; what is off carries nothing. */
export function valueOf(feature: ResolvedFeature | undefined): FeatureValue {
  return feature === undefined ? OFF : envelopeOf(feature);
}

function effectOf(before: FeatureValue, after: FeatureValue): Effect {
  if (!after.enabled) return 'OFF';
  return before.enabled ? 'LIMIT' : 'ON';
}

function firstByName<Named extends { readonly name: string; readonly id: string }>(tenants: readonly Named[]): Named[] {
  const order = (a: Named, b: Named): number => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1);
  return tenants.toSorted(order).slice(0, NAMED);
}
