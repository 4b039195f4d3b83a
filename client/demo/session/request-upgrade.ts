import { type ApolloClient, gql, type TypedDocumentNode } from '@apollo/client';
import type { Feature } from '../../sdk/index.ts';

interface Answer {
  readonly requestUpgrade: { readonly problem: { readonly message: string } | null };
}

interface Input {
  readonly key: string;
  readonly value: { readonly enabled: true; readonly unlimited?: true };
}

const mutation: TypedDocumentNode<Answer, { readonly input: Input }> = gql`
  mutation demoRequestUpgrade($input: RequestUpgradeInput!) {
    requestUpgrade(input: $input) {
      problem {
        message
      }
    }
  }
`;

/** Asks for a feature, or for a limit without an end. Answers why not; null where the request waits for its decision now. */
export async function askForUpgrade(client: ApolloClient, { key, type }: Feature): Promise<string | null> {
  const value: Input['value'] = type === 'INTEGER' ? { enabled: true, unlimited: true } : { enabled: true };
  try {
    const { data } = await client.mutate({ mutation, variables: { input: { key, value } } });
    return data?.requestUpgrade.problem?.message ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : 'The server cannot be reached.';
  }
}
