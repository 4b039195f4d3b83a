import type { ApolloClient } from '@apollo/client';
import { revertChangeMutation } from './operations.ts';

/** Takes back a whole change. Answers in a sentence how that went. */
export async function undoChange(client: ApolloClient, revision: string): Promise<string> {
  try {
    const { data } = await client.mutate({
      mutation: revertChangeMutation,
      variables: { input: { revision, reason: `Undo of revision ${revision}` } },
    });
    return data?.revertChange.problem?.message ?? `Revision ${revision} is undone.`;
  } catch {
    return 'The server did not answer. Try the undo again in the audit log.';
  }
}
