import { graphql } from './generated/gql.ts';

export const tenantsQuery = graphql(`
  query tenants(
    $search: String
    $tierId: ID
    $hasTier: Boolean
    $state: TenantState
    $hasOverrides: Boolean
    $first: Int!
    $after: String
  ) {
    tenants(
      search: $search
      tierId: $tierId
      hasTier: $hasTier
      state: $state
      hasOverrides: $hasOverrides
      first: $first
      after: $after
    ) {
      totalCount
      edges {
        node {
          id
          name
          slug
          state
          licenseExpiresAt
          overrideCount
          pendingRequestCount
          tier {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const tierChoicesQuery = graphql(`
  query tierChoices {
    tiers {
      id
      name
      isActive
    }
  }
`);

export const tenantQuery = graphql(`
  query tenant($id: ID!) {
    tenant(id: $id) {
      id
      name
      slug
      state
      isActive
      licenseExpiresAt
      version
      pendingRequestCount
      tier {
        id
        name
      }
      overrides {
        id
        key
        value {
          enabled
          limit
          unlimited
          text
          json
        }
        startsAt
        expiresAt
        origin
        reason
        createdAt
      }
    }
  }
`);

export const tenantFeaturesQuery = graphql(`
  query tenantFeatures($id: ID!) {
    resolvedFeatures(tenantId: $id) {
      nextChangeAt
      features {
        key
        name
        category
        type
        enabled
        limit
        unlimited
        text
        json
        source
        reason
        blockedBy
        expiresAt
        ignoredOverride
        pendingRequestId
        deprecated
      }
    }
  }
`);

export const usageQuery = graphql(`
  query tenantUsage($id: ID!) {
    usage(tenantId: $id) {
      key
      used
      limit
      unlimited
      resetsAt
    }
  }
`);

export const usageSubscription = graphql(`
  subscription tenantUsageChanged($id: ID!) {
    usageChanged(tenantId: $id) {
      key
      used
      limit
      unlimited
      resetsAt
    }
  }
`);

export const explanationQuery = graphql(`
  query explanation($tenantId: ID!, $key: FeatureKey!) {
    explainFeature(tenantId: $tenantId, key: $key) {
      asOf
      mode
      winner
      feature {
        key
        name
        enabled
        limit
        unlimited
        text
        json
        source
        reason
        blockedBy
      }
      layers {
        source
        outcome
        value
        why
        startsAt
        expiresAt
      }
      rules {
        rule
        decided
        detail
      }
    }
  }
`);

export const overrideContextQuery = graphql(`
  query overrideContext($key: FeatureKey!) {
    feature(key: $key) {
      id
      key
      name
      type
      isActive
      isDeprecated
      defaultValue {
        enabled
        limit
        unlimited
        text
        json
      }
      tiers {
        tier {
          id
          name
        }
        value {
          enabled
          limit
          unlimited
          text
          json
        }
        allowTenantOverride
      }
    }
  }
`);

export const tenantRequestsQuery = graphql(`
  query tenantRequests($id: ID!, $first: Int!) {
    upgradeRequests(tenantId: $id, first: $first) {
      totalCount
      edges {
        node {
          id
          key
          featureName
          requestedValue {
            enabled
            limit
            unlimited
            text
            json
          }
          notes
          status
          createdAt
          expiresAt
          decidedAt
          decisionNote
          requester {
            name
          }
          decider {
            name
          }
        }
      }
    }
  }
`);

export const createTenantMutation = graphql(`
  mutation createTenant($input: CreateTenantInput!) {
    createTenant(input: $input) {
      ...ChangeOutcome
      tenant {
        id
      }
    }
  }
`);

export const updateTenantMutation = graphql(`
  mutation updateTenant($input: UpdateTenantInput!) {
    updateTenant(input: $input) {
      ...ChangeOutcome
    }
  }
`);

export const assignTierMutation = graphql(`
  mutation assignTenantTier($input: AssignTenantTierInput!) {
    assignTenantTier(input: $input) {
      ...ChangeOutcome
      policies {
        policy
        gained
        lost
        revokedKeys
        changed {
          key
          before {
            enabled
            limit
            unlimited
            text
            json
          }
          after {
            enabled
            limit
            unlimited
            text
            json
          }
        }
      }
    }
  }
`);

export const setOverrideMutation = graphql(`
  mutation setTenantOverride($input: SetTenantOverrideInput!) {
    setTenantOverride(input: $input) {
      ...ChangeOutcome
      switchedOff
    }
  }
`);

export const revokeOverrideMutation = graphql(`
  mutation revokeTenantOverride($input: RevokeTenantOverrideInput!) {
    revokeTenantOverride(input: $input) {
      ...ChangeOutcome
      switchedOff
    }
  }
`);
