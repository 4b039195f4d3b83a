import { graphql } from './generated/gql.ts';

export const liveStatusQuery = graphql(`
  query liveStatus {
    liveStatus {
      revision
      epoch
      at
      feedAgeMilliseconds
      freshness
      isListening
      socketCount
      subscriberCount
      watchedTenantCount
      propagation {
        sentCount
        p50
        p99
        samples {
          revision
          at
          milliseconds
        }
      }
    }
  }
`);

export const controlQuery = graphql(`
  query control {
    featureControl {
      mode
      pinnedByEnvironment
      nodes {
        name
        pinnedMode
        seenAt
      }
      shadowSweep {
        startedAt
        completedAt
        tenants
      }
      shadowDifferenceCounts {
        cause
        differences
        tenants
      }
      migration {
        lastRun {
          revision
          at
          actorName
          reason
        }
        tenantsWithoutTierCount
        tiers {
          tierId
          tierName
          tenantCount
          importedAt
          importedCount
          pendingKeys
          invalidKeys
          otherKeys
          absentKeys
        }
      }
    }
  }
`);

export const shadowDifferencesQuery = graphql(`
  query shadowDifferences($cause: ShadowCause, $first: Int!, $after: String) {
    featureControl {
      shadowDifferences(cause: $cause, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            tenantId
            tenantName
            key
            cause
            firstSeenAt
            lastSeenAt
            occurrences
            legacy {
              enabled
              limit
              unlimited
              text
              json
            }
            enforce {
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
  }
`);

export const setModeMutation = graphql(`
  mutation setMode($input: SetFeatureControlModeInput!) {
    setFeatureControlMode(input: $input) {
      ...ChangeOutcome
      digest
      differenceCount
      differences(atMost: 50) {
        tenantId
        tenantName
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
`);
