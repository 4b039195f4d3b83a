import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LoadProblem } from '../reading/load-problem.tsx';
import { Pager } from '../reading/pager.tsx';
import { usePages } from '../reading/use-pages.ts';
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
  const pages = usePages();
  const variables = { filter, first: PAGE, after: pages.after };
  const { data, previousData, error, refetch } = useQuery(historyQuery, { variables });
  const log = (data ?? previousData)?.auditLog;

  if (log === undefined) {
    return error === undefined ? (
      <Skeleton height={240} radius="md" aria-label="Loading" />
    ) : (
      <LoadProblem what="The history" onRetry={refetch} />
    );
  }
  const changes = changeSets(log.edges.map(({ node }) => node));
  return (
    <Stack gap="md">
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
      <Pager pages={pages} info={log.pageInfo} previous="Newer" next="Older" />
    </Stack>
  );
}
