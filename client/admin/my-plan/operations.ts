import { graphql } from './generated/gql.ts';

export const ownTenantQuery = graphql(`
  query ownTenant($id: ID!) {
    tenant(id: $id) {
      id
      name
      isActive
      licenseExpiresAt
      tier {
        id
        name
        description
      }
    }
  }
`);

export const ownRequestsQuery = graphql(`
  query ownRequests($first: Int!) {
    upgradeRequests(first: $first) {
      totalCount
      edges {
        node {
          id
          key
          featureName
          status
          createdAt
          expiresAt
          decidedAt
          decisionNote
          notes
          requestedValue {
            enabled
            limit
            unlimited
            text
            json
          }
          requester {
            id
            name
            email
          }
        }
      }
    }
  }
`);

export const requestUpgradeMutation = graphql(`
  mutation requestOwnUpgrade($input: RequestUpgradeInput!) {
    requestUpgrade(input: $input) {
      ...ChangeOutcome
    }
  }
`);

export const cancelRequestMutation = graphql(`
  mutation cancelOwnRequest($input: CancelUpgradeRequestInput!) {
    cancelUpgradeRequest(input: $input) {
      ...ChangeOutcome
    }
  }
`);
