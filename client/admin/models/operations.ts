import { graphql } from './generated/gql.ts';

export const modelsQuery = graphql(`
  query modelRegistry($after: String) {
    tenants(first: 1) {
      totalCount
    }
    page: models(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          version
          name
          provider
          modelId
          type
          family
          contextWindow
          maxTokens
          supportsTools
          supportsVision
          supportsStreaming
          inputPricePer1k
          outputPricePer1k
          featureKey
          feature {
            id
            key
            name
          }
          isActive
          isDeprecated
          visibleTenantCount
        }
      }
    }
  }
`);

export const createModelMutation = graphql(`
  mutation createModel($input: CreateModelInput!) {
    createModel(input: $input) {
      ...ChangeOutcome
    }
  }
`);

export const updateModelMutation = graphql(`
  mutation updateModel($input: UpdateModelInput!) {
    updateModel(input: $input) {
      ...ChangeOutcome
    }
  }
`);
