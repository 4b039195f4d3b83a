import { graphql } from './generated/gql.ts';

export const historyQuery = graphql(`
  query history($filter: AuditFilter, $first: Int!, $after: String) {
    auditLog(filter: $filter, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          revision
          action
          entityType
          entityId
          entityName
          featureKey
          featureName
          performedAt
          actorName
          oldValue
          newValue
          before {
            tierName
            value {
              enabled
              limit
              unlimited
              text
              json
            }
          }
          after {
            tierName
            value {
              enabled
              limit
              unlimited
              text
              json
            }
          }
          change {
            operation
            reason
            entryCount
          }
        }
      }
    }
  }
`);
