import { useQuery } from '@apollo/client/react';
import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Moment } from '../values/moment.tsx';
import { groupChanges } from './group-changes.ts';
import { historyLine } from './history-line.ts';
import { LoadProblem } from './load-problem.tsx';
import { tenantHistoryQuery } from './operations.ts';

const STEP = 25; // lines
const MOST = 100; // lines; for more there is the audit screen

/** What happened to the tenant, newest first, change by change. */
export function HistoryTab({ tenantId }: { readonly tenantId: string }): ReactNode {
  const [first, setFirst] = useState(STEP);
  const { data, previousData, error, refetch } = useQuery(tenantHistoryQuery, { variables: { id: tenantId, first } });
  const log = (data ?? previousData)?.auditLog;
  if (log === undefined) {
    return error === undefined ? <Skeleton h={320} aria-busy /> : <LoadProblem what="The history" onRetry={refetch} />;
  }
  const audit = `/audit?tenant=${tenantId}`;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          What was changed about this tenant itself. What its tier or the registry changed stands in the audit log.
        </Text>
        <Anchor component={Link} href={audit} size="sm">
          Open in the audit log
        </Anchor>
      </Group>
      {log.edges.length === 0 && (
        <Text size="sm" c="dimmed" py="lg">
          Nothing yet.
        </Text>
      )}
      <ol className="plain-list history-list" aria-label="Changes, newest first">
        {groupChanges(log.edges.map(({ node }) => node)).map(({ revision, entries, newest }) => (
          <li key={revision}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                {newest.actorName ?? 'The system'}
              </Text>
              <Text size="xs" c="dimmed">
                <Moment at={newest.performedAt} />
                {' · '}
                <Anchor component={Link} href={`/audit?revision=${revision}`} size="xs">
                  revision {revision}
                </Anchor>
              </Text>
            </Group>
            {entries.map((entry) => (
              <Text key={entry.id} size="sm" className="breakable">
                {entry.featureName !== null && <b>{entry.featureName} </b>}
                {historyLine(entry)}
              </Text>
            ))}
            {newest.reason !== null && (
              <Text size="xs" c="dimmed" className="breakable">
                {newest.reason}
              </Text>
            )}
          </li>
        ))}
      </ol>
      {log.pageInfo.hasNextPage &&
        (first < MOST ? (
          <Button variant="default" size="xs" onClick={() => setFirst(Math.min(first * 2, MOST))} w="fit-content">
            Show older
          </Button>
        ) : (
          <Anchor component={Link} href={audit} size="sm">
            Older changes are in the audit log
          </Anchor>
        ))}
    </Stack>
  );
}
