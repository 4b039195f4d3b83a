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

/** What a tenant admin is told beside the live features: every line that the log gets about the own tenant, requests too. */
export const ownChangesSubscription = graphql(`
  subscription ownChanges {
    auditEntryAdded {
      id
    }
  }
`);
