import { graphql } from './generated/gql.ts';

export const pendingRequestsQuery = graphql(`
  query pendingRequests {
    upgradeRequests(status: PENDING, first: 1) {
      totalCount
    }
  }
`);

export const paletteQuery = graphql(`
  query palette($search: String!) {
    features(search: $search, first: 6) {
      edges {
        node {
          key
          name
        }
      }
    }
    tenants(search: $search, first: 6) {
      edges {
        node {
          id
          name
          slug
        }
      }
    }
    tiers {
      id
      name
    }
  }
`);
