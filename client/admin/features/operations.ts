import { graphql } from './generated/gql.ts';

/** The whole registry at one revision: lists, counters and relations are made of it in the browser. */
export const registryQuery = graphql(`
  query featureRegistry {
    featureAdoption {
      key
      tenantCount
      enabledTenantCount
      byTier {
        enabledTenantCount
        tenantCount
        tier {
          id
          name
        }
      }
      feature {
        id
        key
        name
        description
        category
        subcategory
        type
        isPremium
        requiresSetup
        isDeprecated
        isActive
        displayOrder
        dependsOn {
          id
          key
        }
        conflictsWith {
          id
          key
        }
      }
    }
  }
`);

export const featureQuery = graphql(`
  query featureDetails($key: FeatureKey!) {
    feature(key: $key) {
      id
      key
      name
      description
      category
      subcategory
      type
      isPremium
      requiresSetup
      isDeprecated
      deprecatedMessage
      isActive
      displayOrder
      icon
      helpUrl
      valueSchema
      version
      createdAt
      updatedAt
      enabledTenantCount
      defaultValue {
        enabled
        limit
        unlimited
        text
        json
      }
      dependsOn {
        id
        key
        name
      }
      conflictsWith {
        id
        key
        name
      }
      tiers {
        allowTenantOverride
        allowTenantUpgrade
        value {
          enabled
          limit
          unlimited
          text
          json
        }
        tier {
          id
          name
        }
      }
      models {
        id
        name
        modelId
        provider
        isActive
        isDeprecated
        visibleTenantCount
      }
      components {
        id
        key
        name
        category
        featureKey
        isActive
        isBeta
        visibleTenantCount
      }
    }
  }
`);

export const featureTenantsQuery = graphql(`
  query featureTenants($key: FeatureKey!, $first: Int!, $after: String, $enabled: Boolean, $search: String) {
    feature(key: $key) {
      id
      tenants(first: $first, after: $after, enabled: $enabled, search: $search) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            tenant {
              id
              name
              slug
              tier {
                id
                name
              }
            }
            resolved {
              key
              enabled
              limit
              unlimited
              text
              json
              source
              reason
              blockedBy
              expiresAt
            }
          }
        }
      }
    }
  }
`);

export const createFeatureMutation = graphql(`
  mutation createRegistryFeature($input: CreateFeatureInput!) {
    createFeature(input: $input) {
      ...ChangeOutcome
    }
  }
`);

export const updateFeatureMutation = graphql(`
  mutation updateRegistryFeature($input: UpdateFeatureInput!) {
    updateFeature(input: $input) {
      ...ChangeOutcome
    }
  }
`);

export const setRelationsMutation = graphql(`
  mutation setRelations($input: SetFeatureRelationsInput!) {
    setFeatureRelations(input: $input) {
      ...ChangeOutcome
    }
  }
`);
