import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Query } from '../database/query.ts';
import { inSnapshot } from '../database/transaction.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { Catalog, TenantInputs, TierInputs } from '../resolution/resolution-inputs.ts';
import { resolveFeatures } from '../resolution/resolve-features.ts';
import type { Resolution, ResolvedFeature } from '../resolution/resolved.ts';
import { compareOffers, OfferCount, type OfferDifference, type OfferImpact } from './offer-count.ts';

/** What happens to one feature of one tenant; `LIMIT`: it stays on with another limit or value. */
type ImpactEffect = 'ON' | 'OFF' | 'LIMIT';

interface ImpactedTenant {
  readonly id: string;
  readonly name: string;
  readonly effect: ImpactEffect;
}

export interface FeatureImpact {
  readonly key: string;
  /** Numbers of tenants. */
  readonly on: number;
  readonly off: number;
  readonly limits: number;
  /** The first ones by name. */
  readonly tenants: readonly ImpactedTenant[];
}

/** Who gains and who loses what. */
export interface Impact {
  /** Tenants for whom anything comes out differently. */
  readonly tenantCount: number;
  /** In display order, only what comes out differently for somebody. */
  readonly features: readonly FeatureImpact[];
  /** What tenants begin or cease to see; nothing where left out. */
  readonly models?: readonly OfferImpact[];
  readonly components?: readonly OfferImpact[];
}

/** What a change is about: the same tiers before and after it, in their catalogs. */
export interface ImpactQuestion {
  readonly before: { readonly catalog: Catalog; readonly tiers: readonly TierInputs[] };
  readonly after: { readonly catalog: Catalog; readonly tiers: readonly TierInputs[] };
  /** Also tenants without a tier: for what is the same for every tier. `tiers` are then all there are. */
  readonly everyTenant?: true;
  /** The moment at which both are resolved, in milliseconds since 1970. */
  readonly now: number;
}

/** How many tenants of a feature are named. */
const NAMED = 20;
const CHUNK = 500; // tenants

/**
 * Resolves every tenant concerned before and after the change, as it would be in mode enforce. Reads a snapshot and holds
 * no lock, so it belongs behind the transaction of the rehearsal.
 */
export function measureImpact(em: EntityManager, question: ImpactQuestion): Promise<Impact> {
  return inSnapshot(em, async (query) => {
    const count = new ImpactCount(question);
    for await (const tenants of tenantsByName(query, question)) {
      for (const { name, inputs } of tenants) count.add(name, inputs);
    }
    return count.total();
  });
}

interface NamedTenant {
  readonly name: string;
  readonly inputs: TenantInputs;
}

const PAGE = `select id, name from tenant where ($4 or license_tier_id = any($1::uuid[]))
    and ($2::text is null or (name, id) > ($2, $3::uuid))
  order by name, id limit ${CHUNK}`;

async function* tenantsByName(query: Query, question: ImpactQuestion): AsyncGenerator<NamedTenant[]> {
  const tierIds = question.before.tiers.map(({ id }) => id);
  const everyTenant = question.everyTenant ?? false;
  for (let last: { id: string; name: string } | undefined; ;) {
    const page = await query<{ id: string; name: string }>(PAGE, [
      tierIds,
      last?.name ?? null,
      last?.id ?? null,
      everyTenant,
    ]);
    if (page.length === 0) return;
    const ids = page.map(({ id }) => id);
    const loaded = await loadInputs(query, { catalog: false, tierIds: [], tenantIds: ids, knownTierIds: tierIds });
    const inputsOf = new Map(loaded.tenants.map((tenant) => [tenant.id, tenant]));
    yield page.flatMap(({ id, name }) => {
      const inputs = inputsOf.get(id);
      return inputs === undefined ? [] : { name, inputs };
    });
    if (page.length < CHUNK) return;
    last = page.at(-1);
  }
}

interface Difference {
  readonly key: string;
  readonly effect: ImpactEffect;
}

interface Differences {
  readonly features: readonly Difference[];
  readonly offers: readonly OfferDifference[];
}

class ImpactCount {
  readonly #question: ImpactQuestion;
  /** Most tenants of a tier have no overrides: what is the same for them is resolved once. */
  readonly #known = new Map<string, Differences>();
  readonly #offers = new OfferCount();
  readonly #features = new Map<string, { on: number; off: number; limits: number; tenants: ImpactedTenant[] }>();
  #tenants = 0;

  constructor(question: ImpactQuestion) {
    this.#question = question;
  }

  add(name: string, tenant: TenantInputs): void {
    const { features, offers } = this.#differences(tenant);
    if (features.length + offers.length > 0) this.#tenants += 1;
    this.#offers.add(offers);
    for (const { key, effect } of features) {
      const feature = this.#features.get(key) ?? { on: 0, off: 0, limits: 0, tenants: [] };
      this.#features.set(key, feature);
      if (effect === 'ON') feature.on += 1;
      else if (effect === 'OFF') feature.off += 1;
      else feature.limits += 1;
      if (feature.tenants.length < NAMED) feature.tenants.push({ id: tenant.id, name, effect });
    }
  }

  total(): Impact {
    const { catalog } = this.#question.after;
    return {
      tenantCount: this.#tenants,
      features: catalog.features.flatMap(({ key }) => {
        const counted = this.#features.get(key);
        return counted === undefined ? [] : { key, ...counted };
      }),
      models: this.#offers.of('models', catalog),
      components: this.#offers.of('components', catalog),
    };
  }

  #differences(tenant: TenantInputs): Differences {
    const { before, after, now } = this.#question;
    const over = tenant.licenseExpiresAt !== null && tenant.licenseExpiresAt <= now;
    const state = JSON.stringify([tenant.tierId, tenant.isActive, over, tenant.overrides]);
    let differences = this.#known.get(state);
    if (differences === undefined) {
      const [was, is] = [resolve(before, tenant, now), resolve(after, tenant, now)];
      differences = { features: compareFeatures(was.features, is.features), offers: compareOffers(was, is) };
      this.#known.set(state, differences);
    }
    return differences;
  }
}

function resolve({ catalog, tiers }: ImpactQuestion['before'], tenant: TenantInputs, now: number): Resolution {
  const tier = tiers.find(({ id }) => id === tenant.tierId) ?? null;
  return resolveFeatures({ mode: 'enforce', catalog, tier, tenant, compiledFeatures: [] }, now);
}

/** What comes out differently, in the order of `after`. */
export function compareFeatures(before: readonly ResolvedFeature[], after: readonly ResolvedFeature[]): Difference[] {
  const was = new Map(before.map((feature) => [feature.key, feature]));
  return after.flatMap((feature): Difference[] => {
    const effect = effectOf(was.get(feature.key), feature);
    return effect === null ? [] : [{ key: feature.key, effect }];
  });
}

function effectOf(was: ResolvedFeature | undefined, is: ResolvedFeature): ImpactEffect | null {
  if (!is.enabled) return was?.enabled === true ? 'OFF' : null;
  if (was?.enabled !== true) return 'ON';
  const same = was.limit === is.limit && was.text === is.text && isDeepStrictEqual(was.json, is.json);
  return same ? null : 'LIMIT';
}
