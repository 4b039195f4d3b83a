import { graphql } from './generated/gql.ts';

export const componentsQuery = graphql(`
  query componentRegistry($after: String) {
    tenants(first: 1) {
      totalCount
    }
    page: components(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          version
          key
          name
          componentName
          description
          category
          subcategory
          icon
          documentationUrl
          featureKey
          feature {
            id
            key
            name
          }
          requiredFeatures {
            id
            key
            name
          }
          isActive
          isBeta
          visibleTenantCount
        }
      }
    }
  }
`);

export const createComponentMutation = graphql(`
  mutation createComponent($input: CreateComponentInput!) {
    createComponent(input: $input) {
      ...ChangeOutcome
    }
  }
`);

export const updateComponentMutation = graphql(`
  mutation updateComponent($input: UpdateComponentInput!) {
    updateComponent(input: $input) {
      ...ChangeOutcome
    }
  }
`);
