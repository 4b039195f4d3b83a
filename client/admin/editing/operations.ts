import { graphql } from './generated/gql.ts';

export const revertChangeMutation = graphql(`
  mutation revertChange($input: RevertChangeInput!) {
    revertChange(input: $input) {
      ...ChangeOutcome
    }
  }
`);
