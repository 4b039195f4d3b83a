import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { ApiKeyResolver } from './api-keys/api-key.resolver.ts';
import { AuditChangeResolver, AuditResolver, AuditValueResolver } from './audit/audit.resolver.ts';
import { RevertChangeResolver } from './audit/revert-change.resolver.ts';
import { ChangesResolver } from './changes/changes.resolver.ts';
import { FeatureImpactResolver, ImpactResolver } from './changes/impact.resolver.ts';
import { ComponentChangesResolver } from './components/component-changes.resolver.ts';
import { ComponentResolver } from './components/component.resolver.ts';
import { FeatureAdoptionResolver, TierAdoptionResolver } from './features/feature-adoption.resolver.ts';
import { FeatureChangesResolver } from './features/feature-changes.resolver.ts';
import { FeatureTenantResolver, FeatureTenantsResolver } from './features/feature-tenants.resolver.ts';
import { FeatureResolver } from './features/feature.resolver.ts';
import { LiveStatusResolver } from './live/live-status.resolver.ts';
import { ModelChangesResolver } from './models/model-changes.resolver.ts';
import { ModelResolver } from './models/model.resolver.ts';
import { FeatureControlResolver } from './modes/feature-control.resolver.ts';
import { ModeDifferenceResolver } from './modes/mode-difference.resolver.ts';
import { refuseControlCharacters } from './plain-text.ts';
import { ResolutionResolver } from './resolution/resolution.resolver.ts';
import { TenantOverrideResolver } from './tenants/tenant-override.resolver.ts';
import { TenantChangesResolver } from './tenants/tenant-changes.resolver.ts';
import { TenantResolver } from './tenants/tenant.resolver.ts';
import { ViewerResolver } from './tenants/viewer.resolver.ts';

import { TierChangesResolver } from './tiers/tier-changes.resolver.ts';
import { TierFeatureResolver } from './tiers/tier-feature.resolver.ts';
import { TierResolver } from './tiers/tier.resolver.ts';
import { UsageResolver } from './usage/usage.resolver.ts';
import { UpgradeRequestChangesResolver } from './upgrade-requests/upgrade-request-changes.resolver.ts';
import { UpgradeRequestResolver } from './upgrade-requests/upgrade-request.resolver.ts';

/** type-graphql wants one as soon as there is a subscription. Ours carry their own iterators and publish nothing. */
const noPubSub: PubSub = {
  publish() {
    throw new Error('Nothing is published: every change travels by the change feed.');
  },
  subscribe() {
    throw new Error('Nothing is published: every change travels by the change feed.');
  },
};

/** Builds the schema of all resolvers. No auth checker and no global middleware: they would make every field asynchronous. */
export function createSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      AuditChangeResolver,
      ApiKeyResolver,
      AuditResolver,
      AuditValueResolver,
      ChangesResolver,
      ComponentChangesResolver,
      ComponentResolver,
      FeatureAdoptionResolver,
      FeatureChangesResolver,
      FeatureControlResolver,
      FeatureImpactResolver,
      FeatureResolver,
      FeatureTenantResolver,
      FeatureTenantsResolver,
      ImpactResolver,
      LiveStatusResolver,
      ModelChangesResolver,
      ModeDifferenceResolver,
      ModelResolver,
      ResolutionResolver,
      RevertChangeResolver,
      TenantChangesResolver,
      TenantOverrideResolver,
      TenantResolver,
      TierAdoptionResolver,
      TierChangesResolver,
      TierFeatureResolver,
      TierResolver,
      UsageResolver,
      UpgradeRequestChangesResolver,
      UpgradeRequestResolver,
      ViewerResolver,
    ],
    pubSub: noPubSub,
    validateFn: refuseControlCharacters,
  });
}

/** The schema as text, in an order that does not depend on the order of imports. */
export function printContract(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
