import type { EntryPool } from './entry-pool.ts';
import { NewestMap } from './newest-map.ts';
import { compilePlan, type ResolutionPlan } from './resolution-plan.ts';
import { ResolvedContent } from './resolved-content.ts';
import type { ResolutionInputs, TenantInputs } from './resolution-inputs.ts';

type TierState = Omit<ResolutionInputs, 'tenant'>;

const WITH_OVERRIDES = 500; // contents per tier, each some 2.5 KB; beyond that they are made anew when asked for

/** The next and the last moment at which time alone changes what this tenant has. Milliseconds; null: none. */
export interface Boundaries {
  readonly last: number | null;
  readonly next: number | null;
}

/** Half-open windows: a moment belongs to what begins at it. */
export function boundariesOf(tenant: TenantInputs, now: number): Boundaries {
  let last: number | null = null;
  let next: number | null = null;
  const see = (moment: number | null): void => {
    if (moment === null) return;
    if (moment <= now) last = last === null ? moment : Math.max(last, moment);
    else next = next === null ? moment : Math.min(next, moment);
  };
  if (tenant.tierId !== null) see(tenant.licenseExpiresAt);
  for (const override of tenant.overrides) {
    see(override.startsAt);
    see(override.expiresAt);
  }
  for (const request of tenant.pendingRequests) see(request.expiresAt);
  return { last, next };
}

/** All contents of one state of one tier: tenants with equal inputs get the same object. */
export class TierContents {
  readonly #plan: ResolutionPlan;
  readonly #state: TierState;
  readonly #epoch: string;
  readonly #pool: EntryPool;
  readonly #plain = new Map<string, ResolvedContent>();
  readonly #withOverrides = new NewestMap<string, ResolvedContent>(WITH_OVERRIDES);

  constructor(state: TierState, epoch: string, pool: EntryPool) {
    this.#state = state;
    this.#pool = pool;
    this.#epoch = epoch;
    this.#plan = compilePlan(state);
  }

  of(tenant: TenantInputs, now: number): ResolvedContent {
    const signature = this.#signature(tenant, now);
    const kept = tenant.overrides.length + tenant.pendingRequests.length === 0 ? this.#plain : this.#withOverrides;
    let content = kept.get(signature);
    if (content === undefined) {
      const { features, models, components } = this.#pool.share(this.#plan.resolve(tenant, now));
      const { mode, tier } = this.#state;
      content = new ResolvedContent({
        epoch: this.#epoch,
        mode,
        tierName: tier?.name ?? null,
        stale: false,
        features,
        models,
        components,
      });
      kept.set(signature, content);
    }
    return content;
  }

  /** Everything of a tenant that its answer depends on, beside the tier: equal signatures, equal answers. */
  #signature(tenant: TenantInputs, now: number): string {
    if (!tenant.isActive) return 'suspended';
    const over = tenant.tierId !== null && tenant.licenseExpiresAt !== null && tenant.licenseExpiresAt <= now;
    let signature = over ? 'over' : 'valid';
    for (const { key, value, origin, startsAt, expiresAt } of tenant.overrides) {
      const state =
        startsAt !== null && now < startsAt ? 'early' : expiresAt !== null && now >= expiresAt ? 'late' : expiresAt;
      signature += `|${key} ${origin} ${String(state)} ${JSON.stringify(value)}`;
    }
    for (const { key, id, expiresAt } of tenant.pendingRequests) if (now < expiresAt) signature += `|${key} ${id}`;
    return signature;
  }
}
