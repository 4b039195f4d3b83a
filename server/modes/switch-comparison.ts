import { isDeepStrictEqual } from 'node:util';
import type { FeatureImpact, Impact } from '../changes/impact.ts';
import type { FeatureValue } from '../resolution/feature-value.ts';
import { compilePlan, type ResolutionPlan } from '../resolution/resolution-plan.ts';
import type {
  FeatureControlMode,
  FeatureDefinition,
  ResolutionInputs,
  TenantInputs,
  TierInputs,
} from '../resolution/resolution-inputs.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import { envelopeOf } from '../tiers/legacy-copy.ts';
import { causeOf, type Pair } from './difference-cause.ts';
import { ImpactTally } from './impact-tally.ts';

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

const LISTED = 1_000; // differences that are kept
const OFF: FeatureValue = { enabled: false };

type Effect = FeatureImpact['tenants'][number]['effect'];

/** What two worlds answer differently about tenants in one state. */
interface Differing extends Pair {
  /** The old JSON does not name the feature and the tier has it on: what importing with `grandfather` does on purpose. */
  readonly isAbsentKey: boolean;
}

interface Compared {
  readonly impact: Impact;
  readonly differenceCount: number;
  readonly differences: readonly ModeDifference[];
  /** How many of the differences are features that the old JSON does not name and that enforce has on. */
  readonly absentKeyCount: number;
  /** Who gains or loses what else. */
  readonly otherImpact: Impact;
}

/** Resolves tenants in two worlds and adds up what comes out differently. */
export class SwitchComparison {
  readonly #comparison: Comparison;
  readonly #plans: readonly [Plans, Plans];
  /** Most tenants of a tier have no overrides: what is the same for them is resolved once. */
  readonly #known = new Map<string, readonly Differing[]>();
  readonly #all = new ImpactTally();
  readonly #others = new ImpactTally();
  readonly #differences: ModeDifference[] = [];

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
    const { before, after } = comparison;
    this.#plans = [new Plans(before), new Plans(after)];
  }

  add(tenantName: string, tenant: TenantInputs): void {
    const effects = this.#differing(tenant).map(({ key, before: was, after: is, isAbsentKey }) => {
      const [before, after] = [valueOf(was), valueOf(is)];
      const difference = { tenantId: tenant.id, tenantName, key, before, after };
      this.#comparison.onDifference(difference);
      if (this.#differences.length < LISTED) this.#differences.push(difference);
      const named = { id: tenant.id, name: tenantName, effect: effectOf(before, after) };
      return { isAbsentKey, effect: [key, named] as const };
    });
    this.#all.add(effects.map(({ effect }) => effect));
    this.#others.add(effects.flatMap(({ effect, isAbsentKey }) => (isAbsentKey ? [] : [effect])));
  }

  total(): Compared {
    return {
      impact: this.#all.total(),
      differenceCount: this.#all.count,
      differences: this.#differences,
      absentKeyCount: this.#all.count - this.#others.count,
      otherImpact: this.#others.total(),
    };
  }

  #differing(tenant: TenantInputs): readonly Differing[] {
    const { now } = this.#comparison;
    const over = tenant.licenseExpiresAt !== null && tenant.licenseExpiresAt <= now;
    const state = JSON.stringify([tenant.tierId, tenant.isActive, over, tenant.overrides]);
    let differing = this.#known.get(state);
    if (differing === undefined) {
      const [before, after] = this.#plans;
      const pairs = differingFeatures(before.resolve(tenant, now), after.resolve(tenant, now));
      differing = pairs.map((pair) => ({ ...pair, isAbsentKey: this.#isAbsentKey(pair, tenant.tierId) }));
      this.#known.set(state, differing);
    }
    return differing;
  }

  #isAbsentKey(pair: Pair, tierId: string | null): boolean {
    const [before, after] = this.#plans;
    const isBack = before.mode === 'enforce';
    const old = isBack ? after : before;
    const answers = isBack ? { key: pair.key, before: pair.after, after: pair.before } : pair;
    return causeOf(answers, old.definition(pair.key), old.tier(tierId)) === 'ABSENT_KEY';
  }
}

/** The compiled plans of one world, by tier. */
export class Plans {
  readonly #world: World;
  readonly #tiers: ReadonlyMap<string, TierInputs>;
  readonly #definitions: ReadonlyMap<string, FeatureDefinition>;
  readonly #plans = new Map<string | null, ResolutionPlan>();

  constructor(world: World) {
    this.#world = world;
    this.#tiers = new Map(world.tiers.map((tier) => [tier.id, tier]));
    this.#definitions = new Map(world.compiledFeatures.map((feature) => [feature.key, feature]));
  }

  get mode(): FeatureControlMode {
    return this.#world.mode;
  }

  tier(id: string | null): TierInputs | undefined {
    return id === null ? undefined : this.#tiers.get(id);
  }

  definition(key: string): FeatureDefinition | undefined {
    return this.#definitions.get(key);
  }

  resolve(tenant: TenantInputs, now: number): readonly ResolvedFeature[] {
    let plan = this.#plans.get(tenant.tierId);
    if (plan === undefined) {
      const tier = this.tier(tenant.tierId) ?? null;
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
