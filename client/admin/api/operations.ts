import { graphql } from './generated/gql.ts';

/** Every change of anything. For super admins. */
export const changesSubscription = graphql(`
  subscription changes {
    changeCommitted {
      revision
      operation
      actorName
    }
  }
`);

/** What a tenant admin is told beside the live features of the own tenant. */
export const ownRequestsSubscription = graphql(`
  subscription ownRequests {
    upgradeRequestChanged {
      id
      status
    }
  }
`);
