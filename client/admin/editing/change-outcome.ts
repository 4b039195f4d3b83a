import { graphql } from './generated/gql.ts';

/** What every mutation answers with; spread it as `...ChangeOutcome` in the operations of any screen. */
export const changeOutcome = graphql(`
  fragment ChangeOutcome on MutationPayload {
    revision
    problem {
      code
      message
      path
      details
    }
    impact {
      tenantCount
      features {
        key
        on
        off
        limits
        tenants {
          id
          name
          effect
        }
      }
      models {
        id
        name
        on
        off
      }
      components {
        id
        name
        on
        off
      }
    }
  }
`);
