import { graphql } from './generated/gql.ts';

export const changesSubscription = graphql(`
  subscription changes {
    auditEntryAdded {
      revision
      actorName
      change {
        operation
      }
    }
  }
`);
