import { graphql } from './generated/gql.ts';

export const apiKeysQuery = graphql(`
  query apiKeys($isActive: Boolean, $after: String) {
    apiKeys(isActive: $isActive, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          name
          prefix
          access
          tenant {
            id
            name
          }
          createdAt
          expiresAt
          lastUsedAt
          revokedAt
        }
      }
    }
  }
`);

export const createApiKeyMutation = graphql(`
  mutation createApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      ...ChangeOutcome
      secret
    }
  }
`);

export const revokeApiKeyMutation = graphql(`
  mutation revokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      ...ChangeOutcome
    }
  }
`);
