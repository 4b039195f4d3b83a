import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Tabs, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { LoadProblem } from '../reading/load-problem.tsx';
import { Pager } from '../reading/pager.tsx';
import { usePages } from '../reading/use-pages.ts';
import { requestStatuses, statusTexts } from '../values/request-status.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { requestsQuery } from './operations.ts';
import { RejectDialog } from './reject-dialog.tsx';
import { RequestRow } from './request-row.tsx';
import './requests.css';

const PAGE = 50; // requests

/** The queue of upgrade requests, and what became of earlier ones. The address names the tab and an open decision. */
export function RequestsScreen(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const status = requestStatuses.find((known) => known === search.get('status')) ?? 'PENDING';
  const pages = usePages();
  const variables = { status, first: PAGE, after: pages.after };
  const { data, previousData, error, refetch } = useQuery(requestsQuery, { variables });
  const page = (data ?? previousData)?.upgradeRequests;
  const requests = page?.edges.map(({ node }) => node) ?? [];

  const decision = search.get('decide');
  const chosen = requests.find(({ id }) => id === search.get('id'));
  const decide = (id: string, how: 'approve' | 'reject'): void => setSearch({ id, decide: how });
  const close = (): void => setSearch(status === 'PENDING' ? {} : { status });

  return (
    <Stack gap="md" maw={960}>
      <div>
        <Title order={1} size="h2">
          Upgrade requests
        </Title>
        <Text c="dimmed">What tenants ask for. An approval gives it to that tenant at once.</Text>
      </div>
      <Tabs
        value={status}
        onChange={(chosenStatus) => {
          pages.restart();
          setSearch(chosenStatus === null || chosenStatus === 'PENDING' ? {} : { status: chosenStatus });
        }}
      >
        <Tabs.List aria-label="Status">
          {requestStatuses.map((known) => (
            <Tabs.Tab key={known} value={known}>
              {statusTexts[known]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={status} pt="md">
          {page === undefined && error === undefined && <Skeleton height={160} radius="md" aria-label="Loading" />}
          {page === undefined && error !== undefined && <LoadProblem what="The requests" onRetry={refetch} />}
          {page !== undefined && requests.length === 0 && (
            <div className="panel">
              <Text fw={600}>{status === 'PENDING' ? 'Nobody is waiting' : 'None so far'}</Text>
              <Text size="sm" c="dimmed">
                Tenants ask where a tier’s feature allows upgrades. New requests show here by themselves.
              </Text>
            </div>
          )}
          {requests.length > 0 && (
            <ul className="plain-list panel request-list" aria-label={statusTexts[status]}>
              {requests.map((request) => (
                <RequestRow
                  key={request.id}
                  request={request}
                  onApprove={() => decide(request.id, 'approve')}
                  onReject={() => decide(request.id, 'reject')}
                />
              ))}
            </ul>
          )}
          {page !== undefined && <Pager pages={pages} info={page.pageInfo} />}
        </Tabs.Panel>
      </Tabs>
      {chosen !== undefined && decision === 'approve' && (
        <ApproveDialog key={chosen.id} request={chosen} onClose={close} />
      )}
      {chosen !== undefined && decision === 'reject' && (
        <RejectDialog key={chosen.id} request={chosen} onClose={close} />
      )}
    </Stack>
  );
}
