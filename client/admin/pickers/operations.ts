import { graphql } from './generated/gql.ts';

export const tenantChoicesQuery = graphql(`
  query tenantChoices($search: String!) {
    tenants(search: $search, first: 20) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const tenantNameQuery = graphql(`
  query tenantName($id: ID!) {
    tenant(id: $id) {
      id
      name
    }
  }
`);

export const featureChoicesQuery = graphql(`
  query featureChoices($search: String!) {
    features(search: $search, first: 20) {
      edges {
        node {
          key
          name
        }
      }
    }
  }
`);
