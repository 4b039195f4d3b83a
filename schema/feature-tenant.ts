import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { ResolvedFeature } from './resolved-feature.ts';

@ObjectType({ description: 'What a feature comes out as for one tenant now, and why. Only for super admins.' })
export class FeatureTenant {
  @Field(() => ResolvedFeature, { description: 'The feature as it is for the tenant.', simple: true })
  declare readonly resolved: ResolvedFeature;
}

export const FeatureTenantConnection = connectionOf(FeatureTenant, 'FeatureTenant', 'tenants');
