import { BadInput, Forbidden, Unauthenticated } from '../errors.ts';
import type { Actor, Caller, Role } from './actor.ts';
import { tenantNotFound } from './tenant-not-found.ts';

/**
 * What an operation reaches: `tenant` one tenant, which must be named or is the own; `filtered` rows of many tenants, of
 * which a tenant's people see only their own; `global` what belongs to no tenant.
 */
type Scope = 'tenant' | 'filtered' | 'global';
interface Rule<S extends Scope = Scope> {
  readonly scope: S;
  readonly roles: readonly Role[];
}

const everybody = ['member', 'tenant_admin', 'super_admin'] as const satisfies readonly Role[];
const admins = ['tenant_admin', 'super_admin'] as const satisfies readonly Role[];
const superAdmins = ['super_admin'] as const satisfies readonly Role[];

const rule = <S extends Scope>(scope: S, roles: readonly Role[]): Rule<S> => ({ scope, roles });

/** Who may do what: every operation of the API (semantics 2.13) and, last, the parts of answers that not all may see. */
export const verbs = {
  viewer: rule('global', everybody),
  resolvedFeatures: rule('tenant', everybody),
  checkFeature: rule('tenant', everybody),
  checkLimit: rule('tenant', everybody),
  resolvedFeaturesChanged: rule('tenant', everybody),

  explainFeature: rule('tenant', admins),
  tenant: rule('tenant', admins),
  upgradeRequests: rule('filtered', admins),
  upgradeRequestChanged: rule('filtered', admins),
  requestUpgrade: rule('tenant', admins),
  cancelUpgradeRequest: rule('filtered', admins),
  auditLog: rule('filtered', admins),
  auditEntryAdded: rule('filtered', admins),

  usage: rule('tenant', superAdmins),
  features: rule('global', superAdmins),
  feature: rule('global', superAdmins),
  tiers: rule('global', superAdmins),
  tier: rule('global', superAdmins),
  tenants: rule('global', superAdmins),
  models: rule('global', superAdmins),
  components: rule('global', superAdmins),
  featureControl: rule('global', superAdmins),
  createFeature: rule('global', superAdmins),
  updateFeature: rule('global', superAdmins),
  setFeatureRelations: rule('global', superAdmins),
  createTier: rule('global', superAdmins),
  updateTier: rule('global', superAdmins),
  cloneTier: rule('global', superAdmins),
  deleteTier: rule('global', superAdmins),
  setTierFeatures: rule('global', superAdmins),
  createTenant: rule('global', superAdmins),
  updateTenant: rule('tenant', superAdmins),
  assignTenantTier: rule('tenant', superAdmins),
  setTenantOverride: rule('tenant', superAdmins),
  revokeTenantOverride: rule('tenant', superAdmins),
  createModel: rule('global', superAdmins),
  updateModel: rule('global', superAdmins),
  createComponent: rule('global', superAdmins),
  updateComponent: rule('global', superAdmins),
  approveUpgradeRequest: rule('global', superAdmins),
  rejectUpgradeRequest: rule('global', superAdmins),
  revertChange: rule('global', superAdmins),
  consumeLimit: rule('tenant', superAdmins),
  releaseLimit: rule('tenant', superAdmins),
  createApiKey: rule('filtered', superAdmins),
  revokeApiKey: rule('global', superAdmins),
  setFeatureControlMode: rule('global', superAdmins),

  /** Address and user agent in the audit log. */
  auditLogOrigin: rule('global', superAdmins),
} as const satisfies Readonly<Record<string, Rule>>;

/** An operation, by its name in the API. */
export type Verb = keyof typeof verbs;
type VerbOf<S extends Scope> = { [V in Verb]: (typeof verbs)[V]['scope'] extends S ? V : never }[Verb];
export type TenantVerb = VerbOf<'tenant'>;
export type FilteredVerb = VerbOf<'filtered'>;
export type GlobalVerb = VerbOf<'global'>;

/** A permission that was checked. */
export interface Grant<TenantId extends string | null = string | null> {
  readonly caller: Caller;
  readonly actor: Actor;
  /** The tenant to act on, in lower case; for a filtered verb null means all tenants, for a global one it means nothing. */
  readonly tenantId: TenantId;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the actor may do this, to this tenant where one is given. It says nothing about what a tenant has bought. */
export function can(actor: Actor, verb: Verb, tenantId?: string | null): boolean {
  return hasRole(actor, verb) && reaches(actor, tenantId ?? null);
}

/**
 * Checks who and may, in this order, and returns the tenant to use: the named one, or the caller's own.
 * @throws Unauthenticated where there is no caller.
 * @throws Forbidden where the role may not, whatever the tenant.
 * @throws Refusal TENANT_NOT_FOUND for a foreign tenant; whether an id exists at all is the reader's to find out, with the same answer.
 * @throws BadInput where a super admin, who has no own tenant, names none for a tenant verb.
 */
export function authorize(caller: Caller | null, verb: TenantVerb, tenantId?: string | null): Grant<string>;
export function authorize(caller: Caller | null, verb: FilteredVerb, tenantId?: string | null): Grant;
export function authorize(caller: Caller | null, verb: GlobalVerb): Grant<null>;
export function authorize(caller: Caller | null, verb: Verb, tenantId?: string | null): Grant {
  if (caller === null) {
    throw new Unauthenticated();
  }
  const { actor } = caller;
  if (!hasRole(actor, verb)) {
    throw new Forbidden();
  }
  if (verbs[verb].scope === 'global') {
    return { caller, actor, tenantId: null };
  }
  const named = tenantId?.toLowerCase() ?? null;
  // What is no uuid cannot be looked up and must not tell itself apart from one that is unknown.
  if (!reaches(actor, named) || (named !== null && !UUID.test(named))) {
    throw tenantNotFound();
  }
  const used = named ?? actor.tenantId;
  if (used === null && verbs[verb].scope === 'tenant') {
    throw new BadInput('Name the tenant in tenantId: a super admin has none of their own.');
  }
  return { caller, actor, tenantId: used };
}

function hasRole(actor: Actor, verb: Verb): boolean {
  return verbs[verb].roles.includes(actor.role);
}

function reaches(actor: Actor, tenantId: string | null): boolean {
  return tenantId === null || actor.role === 'super_admin' || actor.tenantId === tenantId.toLowerCase();
}
