import { graphql } from './generated/gql.ts';

export const viewerQuery = graphql(`
  query viewer {
    viewer {
      subject
      name
      email
      role
      tenant {
        id
        name
        isActive
      }
    }
  }
`);
