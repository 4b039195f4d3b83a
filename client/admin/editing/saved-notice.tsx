import type { ApolloClient } from '@apollo/client';
import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { undoChange } from './undo-change.ts';

interface SavedNoticeProps {
  /** The change to undo; null where there is no undo. */
  readonly revision: string | null;
  /** Notices stand outside of the screens, and so outside of their client. */
  readonly client: ApolloClient;
}

/** Says that a change was saved, and takes it back on demand. */
export function SavedNotice({ revision, client }: SavedNoticeProps): ReactNode {
  const [outcome, setOutcome] = useState<string | null>(null);
  const [undoing, setUndoing] = useState(false);
  if (revision === null) return 'Live everywhere now.';

  async function undo(changed: string): Promise<void> {
    setUndoing(true);
    setOutcome(await undoChange(client, changed));
    setUndoing(false);
  }

  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="sm" role="status">
        {outcome ?? `Live everywhere as revision ${revision}.`}
      </Text>
      {outcome === null && (
        <Button size="compact-sm" variant="light" loading={undoing} onClick={() => void undo(revision)}>
          Undo
        </Button>
      )}
    </Group>
  );
}
