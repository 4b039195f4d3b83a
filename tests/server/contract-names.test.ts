import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../server/graphql.ts';

const schema = createSchema();

/** `name(argument: Type = default): Type` of every field. */
function signatures(name: string): string[] {
  const type = schema.getType(name);
  if (isEnumType(type)) return type.getValues().map((value) => value.name);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => `${field.name}: ${String(field.type)}`);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`there is no type ${name}`);
  return Object.values(type.getFields()).map((field) => {
    const args = field.args.map(
      ({ name: arg, type: of, defaultValue }) =>
        `${arg}: ${String(of)}${defaultValue === undefined ? '' : ` = ${JSON.stringify(defaultValue)}`}`,
    );
    return `${field.name}${args.length === 0 ? '' : `(${args.join(', ')})`}: ${String(field.type)}`;
  });
}

const PAGE = 'first: Int, after: String';

/** Names and types that are fixed, since others program against them. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  Query: [
    'viewer: Viewer!',
    'resolvedFeatures(tenantId: ID, category: FeatureCategory, keys: [FeatureKey!], minRevision: Revision, asOf: DateTime): ResolvedFeatures!',
    'checkFeature(key: FeatureKey!, tenantId: ID): ResolvedFeature!',
    'checkLimit(key: FeatureKey!, current: Int!, requested: Int! = 1, tenantId: ID): LimitDecision!',
    'explainFeature(key: FeatureKey!, tenantId: ID!): FeatureExplanation!',
    `features(category: FeatureCategory, search: String, isActive: Boolean, ${PAGE}): FeatureConnection!`,
    'feature(key: FeatureKey!): Feature',
    'tiers: [Tier!]!',
    'tier(id: ID!): Tier',
    'tenant(id: ID!): Tenant',
    `auditLog(filter: AuditFilter, ${PAGE}): AuditEntryConnection!`,
  ],
  Subscription: [
    'resolvedFeaturesChanged(tenantId: ID, ifNoneMatch: String, minRevision: Revision): ResolvedFeaturesUpdate!',
  ],
  Mutation: ['setTierFeatures(input: SetTierFeaturesInput!): SetTierFeaturesPayload!'],
  ResolvedFeatures: [
    'tenantId: ID!',
    'tierName: String',
    'mode: FeatureControlMode!',
    'revision: Revision!',
    'epoch: String!',
    'etag: String!',
    'asOf: DateTime!',
    'nextChangeAt: DateTime',
    'stale: Boolean!',
    'features: [ResolvedFeature!]!',
    'models: [AvailableModel!]!',
    'components: [AvailableComponent!]!',
  ],
  ResolvedFeaturesUpdate: [
    'revision: Revision!',
    'epoch: String!',
    'asOf: DateTime!',
    'stale: Boolean!',
    'mode: FeatureControlMode!',
    'tierName: String',
    'snapshot: Boolean!',
    'baseEtag: String',
    'etag: String!',
    'changed: [ResolvedFeature!]!',
    'removed: [FeatureKey!]!',
    'changedModels: [AvailableModel!]!',
    'removedModels: [ID!]!',
    'changedComponents: [AvailableComponent!]!',
    'removedComponents: [ID!]!',
  ],
  ResolvedFeature: [
    'key: FeatureKey!',
    'name: String',
    'category: FeatureCategory',
    'type: FeatureType',
    'enabled: Boolean!',
    'limit: Int',
    'unlimited: Boolean!',
    'text: String',
    'json: JSON',
    'source: FeatureSource!',
    'reason: FeatureReason!',
    'blockedBy: [FeatureKey!]!',
    'ignoredOverride: IgnoredOverride',
    'deprecated: Boolean!',
    'deprecatedMessage: String',
    'requiresSetup: Boolean!',
    'upgradable: Boolean!',
    'pendingRequestId: ID',
    'expiresAt: DateTime',
  ],
  LimitDecision: ['allowed: Boolean!', 'limit: Int', 'unlimited: Boolean!', 'reason: FeatureReason!'],
  FeatureValueInput: ['enabled: Boolean!', 'limit: Int', 'unlimited: Boolean', 'text: String', 'json: JSON'],
  SetTierFeaturesInput: [
    'tierId: ID!',
    'expectedVersion: Int!',
    'changes: [TierFeatureChangeInput!]!',
    'autoEnableDependencies: Boolean!',
    'cascadeDisable: Boolean!',
    'reason: String',
    'dryRun: Boolean!',
    'idempotencyKey: String',
  ],
  TierFeatureChangeInput: [
    'key: FeatureKey!',
    'value: FeatureValueInput',
    'inherit: Boolean',
    'allowTenantOverride: Boolean',
    'allowTenantUpgrade: Boolean',
  ],
  MutationPayload: ['revision: Revision', 'problem: Problem', 'impact: Impact'],
  Impact: ['tenantCount: Int!', 'features: [FeatureImpact!]!'],
  FeatureControlMode: ['LEGACY', 'SHADOW', 'ENFORCE'],
  FeatureSource: ['DEFAULT', 'TIER', 'TENANT_OVERRIDE', 'LEGACY', 'SYSTEM'],
  FeatureType: ['BOOLEAN', 'INTEGER', 'STRING', 'JSON'],
  FeatureCategory: ['MODELS', 'COMPONENTS', 'INTEGRATIONS', 'UI', 'API', 'LIMITS'],
  IgnoredOverride: ['NOT_STARTED', 'EXPIRED', 'NOT_ALLOWED', 'LICENSE_EXPIRED'],
  Role: ['SUPER_ADMIN', 'TENANT_ADMIN', 'MEMBER'],
};

const CODES = `TENANT_NOT_FOUND, UNKNOWN_TIER, UNKNOWN_FEATURE, UNKNOWN_REQUEST, INVALID_VALUE, FEATURE_INACTIVE, FEATURE_DEPRECATED,
  DEPENDENCY_UNMET, DEPENDENTS_ENABLED, CONFLICT, SELF_DEPENDENCY, UNKNOWN_DEPENDENCY, DEPENDENCY_CYCLE, UNSATISFIABLE, PREMIUM_DEFAULT_ON, STALE_WRITE,
  OVERRIDE_NOT_ALLOWED, EXPIRY_IN_PAST, NO_ACTIVE_LICENSE, TENANT_INACTIVE, UPGRADE_NOT_ALLOWED, ALREADY_ENTITLED, UPGRADE_ALREADY_PENDING, INVALID_STATE,
  SELF_APPROVAL_FORBIDDEN, REASON_REQUIRED, FEATURE_CONTROL_DISABLED, MODE_LOCKED_BY_ENV, FEATURE_NOT_ENABLED, LIMIT_EXCEEDED, FEATURE_SERVICE_UNAVAILABLE,
  TIER_IN_USE, TIER_INACTIVE, NAME_TAKEN, KEY_TAKEN, TYPE_LOCKED, UNKNOWN_MODEL, UNKNOWN_COMPONENT, UNKNOWN_OVERRIDE, IDEMPOTENCY_MISMATCH, NOT_REVERTIBLE,
  PLAN_OUTDATED, CONFIRMATION_REQUIRED`;

/** The order of arguments is nobody's business. */
const inOrder = (signature: string): string =>
  signature.replace(/\((.*)\)/, (_, args: string) => `(${args.split(', ').toSorted().join(', ')})`);

describe('the names of the API', () => {
  it.each(Object.entries(fixed))('%s has all that was promised', (name, promised) => {
    expect(signatures(name).map(inOrder)).toEqual(expect.arrayContaining(promised.map(inOrder)));
  });

  it('has every code of a refusal', () => {
    expect(signatures('ProblemCode')).toEqual(expect.arrayContaining(CODES.split(/,\s*/)));
  });
});
