import { graphql } from './generated/gql.ts';

export const requestsQuery = graphql(`
  query requests($status: UpgradeRequestStatus, $first: Int!, $after: String) {
    upgradeRequests(status: $status, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
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
          feature {
            type
          }
          tenant {
            id
            name
            tier {
              id
              name
            }
          }
          requester {
            id
            name
            email
          }
          decider {
            id
            name
            email
          }
        }
      }
    }
  }
`);

export const approveMutation = graphql(`
  mutation approveRequest($input: ApproveUpgradeRequestInput!) {
    approveUpgradeRequest(input: $input) {
      ...ChangeOutcome
      grantedKeys
    }
  }
`);

export const rejectMutation = graphql(`
  mutation rejectRequest($input: RejectUpgradeRequestInput!) {
    rejectUpgradeRequest(input: $input) {
      ...ChangeOutcome
    }
  }
`);
