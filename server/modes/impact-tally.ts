import type { FeatureImpact, Impact } from '../changes/impact.ts';

type NamedEffect = FeatureImpact['tenants'][number];

/** How many tenants of a feature are named. */
const NAMED = 20;
const FIELDS = { ON: 'on', OFF: 'off', LIMIT: 'limits' } as const;

/** Adds up who gains and who loses what. */
export class ImpactTally {
  readonly #features = new Map<string, { on: number; off: number; limits: number; tenants: NamedEffect[] }>();
  #tenantCount = 0;
  #count = 0;

  /** How many (tenant, feature) there were. */
  get count(): number {
    return this.#count;
  }

  /** Everything about one tenant, at once. */
  add(effects: readonly (readonly [key: string, tenant: NamedEffect])[]): void {
    if (effects.length > 0) this.#tenantCount += 1;
    this.#count += effects.length;
    for (const [key, tenant] of effects) {
      const counted = this.#features.get(key) ?? { on: 0, off: 0, limits: 0, tenants: [] };
      this.#features.set(key, counted);
      counted[FIELDS[tenant.effect]] += 1;
      counted.tenants.push(tenant);
      if (counted.tenants.length > 10 * NAMED) counted.tenants = firstByName(counted.tenants);
    }
  }

  total(): Impact {
    const keys = [...this.#features.keys()].toSorted();
    const features = keys.flatMap((key) => {
      const counted = this.#features.get(key);
      return counted === undefined ? [] : { key, ...counted, tenants: firstByName(counted.tenants) };
    });
    return { tenantCount: this.#tenantCount, features };
  }
}

function firstByName(tenants: readonly NamedEffect[]): NamedEffect[] {
  const order = (a: NamedEffect, b: NamedEffect): number =>
    a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1;
  return tenants.toSorted(order).slice(0, NAMED);
}
