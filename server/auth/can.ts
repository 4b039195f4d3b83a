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
  /** Which API keys may do it, as far as their role may. Keys that only read change nothing. */
  readonly keys: 'all' | 'admin' | 'none';
}

const everybody = ['member', 'tenant_admin', 'super_admin'] as const satisfies readonly Role[];
const admins = ['tenant_admin', 'super_admin'] as const satisfies readonly Role[];
const superAdmins = ['super_admin'] as const satisfies readonly Role[];

const read = <S extends Scope>(scope: S, roles: readonly Role[]): Rule<S> => ({ scope, roles, keys: 'all' });
const change = <S extends Scope>(scope: S, roles: readonly Role[]): Rule<S> => ({ scope, roles, keys: 'admin' });
const inPerson = <S extends Scope>(scope: S, roles: readonly Role[]): Rule<S> => ({ scope, roles, keys: 'none' });

/** Who may do what: every operation of the API (semantics 2.13) and, last, the parts of answers that not all may see. */
export const verbs = {
  viewer: read('global', everybody),
  resolvedFeatures: read('tenant', everybody),
  checkFeature: read('tenant', everybody),
  checkLimit: read('tenant', everybody),
  resolvedFeaturesChanged: read('tenant', everybody),

  explainFeature: read('tenant', admins),
  tenant: read('tenant', admins),
  upgradeRequests: read('filtered', admins),
  upgradeRequestChanged: read('filtered', admins),
  requestUpgrade: change('tenant', admins),
  cancelUpgradeRequest: change('filtered', admins),
  auditLog: read('filtered', admins),
  auditEntryAdded: read('filtered', admins),

  usage: read('tenant', superAdmins),
  usageChanged: read('tenant', superAdmins),
  features: read('global', superAdmins),
  feature: read('global', superAdmins),
  tiers: read('global', superAdmins),
  tier: read('global', superAdmins),
  tenants: read('global', superAdmins),
  models: read('global', superAdmins),
  components: read('global', superAdmins),
  featureControl: read('global', superAdmins),
  featureAdoption: read('global', superAdmins),
  changeActivity: read('global', superAdmins),
  changeCommitted: read('global', superAdmins),
  liveStatus: read('global', superAdmins),
  createFeature: change('global', superAdmins),
  updateFeature: change('global', superAdmins),
  setFeatureRelations: change('global', superAdmins),
  createTier: change('global', superAdmins),
  updateTier: change('global', superAdmins),
  cloneTier: change('global', superAdmins),
  deleteTier: change('global', superAdmins),
  setTierFeatures: change('global', superAdmins),
  createTenant: change('global', superAdmins),
  updateTenant: change('tenant', superAdmins),
  assignTenantTier: change('tenant', superAdmins),
  setTenantOverride: change('tenant', superAdmins),
  revokeTenantOverride: change('tenant', superAdmins),
  createModel: change('global', superAdmins),
  updateModel: change('global', superAdmins),
  createComponent: change('global', superAdmins),
  updateComponent: change('global', superAdmins),
  approveUpgradeRequest: change('global', superAdmins),
  rejectUpgradeRequest: change('global', superAdmins),
  revertChange: change('global', superAdmins),
  consumeLimit: change('tenant', superAdmins),
  releaseLimit: change('tenant', superAdmins),
  apiKeys: read('filtered', superAdmins),
  // A key that leaked must not make itself a successor.
  createApiKey: inPerson('global', superAdmins),
  revokeApiKey: change('global', superAdmins),
  setFeatureControlMode: change('global', superAdmins),

  /** Address and user agent in the audit log. */
  auditLogOrigin: read('global', superAdmins),
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
  const { roles, keys }: Rule = verbs[verb];
  if (!roles.includes(actor.role)) return false;
  return actor.key === undefined || keys === 'all' || (keys === 'admin' && actor.key.access === 'admin');
}

function reaches(actor: Actor, tenantId: string | null): boolean {
  return tenantId === null || actor.role === 'super_admin' || actor.tenantId === tenantId.toLowerCase();
}
