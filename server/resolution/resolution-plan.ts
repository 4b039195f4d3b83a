import type { ResolutionInputs, TenantInputs } from './resolution-inputs.ts';
import type { Resolution } from './resolved.ts';
import { EnforcePlan } from './enforce-plan.ts';
import { legacyRegistry, resolveLegacy } from './legacy-rules.ts';
import { nextLegacyChangeAt } from './next-change.ts';
import { isLicenceOver, suspended } from './tenant-state.ts';

/** All tenants of one tier, at one revision: what is the same for them is decided once. */
export interface ResolutionPlan {
  /**
   * Equal to `resolveFeatures` for a tenant of the plan's tier. Features, models and components that the tenant's
   * overrides and requests do not touch are the same objects for every tenant, lists without a difference the same arrays.
   */
  resolve(tenant: TenantInputs, now: number): Resolution;
}

/** Compiles one state of the catalog and one tier (null: tenants without one). The inputs must not change afterwards. */
export function compilePlan(state: Omit<ResolutionInputs, 'tenant'>): ResolutionPlan {
  return state.mode === 'enforce' ? new EnforcePlan(state.catalog, state.tier) : legacyPlan(state);
}

/** In legacy mode tenants of a tier differ only by the state of their licence. */
function legacyPlan(state: Omit<ResolutionInputs, 'tenant'>): ResolutionPlan {
  const inactive = suspended(legacyRegistry(state.tier, state.compiledFeatures));
  let valid: Resolution | undefined;
  let over: Resolution | undefined;
  return {
    resolve: (tenant, now) => {
      if (!tenant.isActive) return inactive;
      const base = isLicenceOver(state.tier, tenant, now)
        ? (over ??= resolveLegacy({ ...state, tenant }, now))
        : (valid ??= resolveLegacy({ ...state, tenant }, now));
      return { ...base, nextChangeAt: nextLegacyChangeAt(tenant, now) };
    },
  };
}
