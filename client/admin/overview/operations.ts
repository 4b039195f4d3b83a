import { graphql } from './generated/gql.ts';

export const overviewQuery = graphql(`
  query overview {
    all: tenants(first: 1) {
      totalCount
    }
    suspended: tenants(first: 1, state: SUSPENDED) {
      totalCount
    }
    licenceOver: tenants(first: 1, state: LICENSE_EXPIRED) {
      totalCount
    }
    upgradeRequests(status: PENDING, first: 1) {
      totalCount
    }
    featureAdoption {
      key
      enabledTenantCount
      tenantCount
      feature {
        name
        category
        isActive
      }
      byTier {
        tier {
          id
          name
        }
        enabledTenantCount
        tenantCount
      }
    }
    tiers {
      id
      name
      features(category: LIMITS) {
        key
        feature {
          name
        }
        value {
          enabled
          limit
          unlimited
        }
      }
    }
    changeActivity(days: 30) {
      day
      operation
      changeCount
    }
  }
`);
