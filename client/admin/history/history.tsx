import { useQuery } from '@apollo/client/react';
import { Button, Group, Skeleton, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { changeSets } from './audit-entry.ts';
import { ChangeCard } from './change-card.tsx';
import type { HistoryQueryVariables } from './generated/graphql.ts';
import { historyQuery } from './operations.ts';
import './history.css';

const PAGE = 50; // lines

interface HistoryProps {
  readonly filter: NonNullable<HistoryQueryVariables['filter']>;
  /** Where it is left out, changes cannot be undone here. */
  readonly onUndo?: (revision: string) => void;
  /** False where the reader has none of the screens that things lead to. */
  readonly linked?: boolean;
}

/** What happened, newest first, change by change. Give it a `key` with the filter, so that another filter begins at the top. */
export function History({ filter, onUndo, linked = true }: HistoryProps): ReactNode {
  // The cursors of the pages before this one, so that one can go back.
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const after = cursors.at(-1) ?? null;
  const { data, previousData, error } = useQuery(historyQuery, { variables: { filter, first: PAGE, after } });
  const log = (data ?? previousData)?.auditLog;

  if (log === undefined) {
    return error === undefined ? (
      <Skeleton height={240} radius="md" aria-label="Loading" />
    ) : (
      <Text role="alert">The history did not arrive. It will once the connection is back.</Text>
    );
  }
  const changes = changeSets(log.edges.map(({ node }) => node));
  const { hasNextPage, endCursor } = log.pageInfo;
  return (
    <div>
      {changes.length === 0 ? (
        <div className="panel">
          <Text fw={600}>Nothing of that kind</Text>
          <Text size="sm" c="dimmed">
            Every change stands here for good, with who made it and why.
          </Text>
        </div>
      ) : (
        <ol className="plain-list panel change-list" aria-label="Changes, newest first">
          {changes.map((change) => (
            <ChangeCard
              key={change.revision}
              change={change}
              linked={linked}
              {...(onUndo === undefined ? {} : { onUndo: () => onUndo(change.revision) })}
            />
          ))}
        </ol>
      )}
      {(cursors.length > 0 || hasNextPage) && (
        <Group gap="xs" mt="md">
          <Button variant="default" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
            Newer
          </Button>
          <Button
            variant="default"
            disabled={!hasNextPage || endCursor === null}
            onClick={() => endCursor !== null && setCursors([...cursors, endCursor])}
          >
            Older
          </Button>
        </Group>
      )}
    </div>
  );
}
