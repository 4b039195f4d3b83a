import { useQuery } from '@apollo/client/react';
import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { LoadProblem } from '../reading/load-problem.tsx';
import { featureValueText } from '../values/feature-value.ts';
import { Moment } from '../values/moment.tsx';
import { statusColors, statusTexts } from '../values/request-status.ts';
import { FeatureName } from './feature-name.tsx';
import { tenantRequestsQuery } from './operations.ts';

const NEWEST = 100; // requests

/** What the tenant asks for, and what became of what it asked for before. */
export function RequestsTab({ tenantId }: { readonly tenantId: string }): ReactNode {
  const { data, error, refetch } = useQuery(tenantRequestsQuery, { variables: { id: tenantId, first: NEWEST } });
  if (data === undefined) {
    return error === undefined ? <Skeleton h={200} aria-busy /> : <LoadProblem what="The requests" onRetry={refetch} />;
  }
  const { edges, totalCount } = data.upgradeRequests;
  if (totalCount === 0) {
    return (
      <Stack gap={4} py="lg">
        <Text fw={600}>No requests</Text>
        <Text c="dimmed" size="sm">
          Where a tier lets tenants ask for a feature, an admin of the tenant can request it, and it appears here.
        </Text>
      </Stack>
    );
  }
  const requests = edges
    .map(({ node }) => node)
    .toSorted((a, b) => Number(b.status === 'PENDING') - Number(a.status === 'PENDING'));
  return (
    <Stack gap="xs">
      <ul className="plain-list feature-list" aria-label="Upgrade requests">
        {requests.map((request) => {
          const { id, key, featureName, requestedValue, notes, status, requester, decider, decisionNote } = request;
          return (
            <li key={id} className="feature-row" data-feature={key}>
              <FeatureName name={featureName} featureKey={key} />
              <Text size="sm" fw={600} className="feature-value">
                {featureValueText(requestedValue)}
              </Text>
              <div>
                <Group gap={6}>
                  <Badge size="sm" variant="light" color={statusColors[status]}>
                    {statusTexts[status]}
                  </Badge>
                  <Text size="xs" c="dimmed">
                    {requester.name ?? 'Somebody'}, <Moment at={request.createdAt} />
                  </Text>
                </Group>
                {notes !== null && (
                  <Text size="xs" className="breakable">
                    {notes}
                  </Text>
                )}
                {request.decidedAt !== null && (
                  <Text size="xs" c="dimmed" className="breakable">
                    {decider?.name ?? 'Decided'}, <Moment at={request.decidedAt} />
                    {decisionNote !== null && `: ${decisionNote}`}
                  </Text>
                )}
              </div>
              <Group gap={6} className="feature-actions">
                <Button
                  size="compact-sm"
                  variant="default"
                  component={Link}
                  href={`/requests?id=${id}`}
                  aria-label={`${status === 'PENDING' ? 'Decide on' : 'Open the request of'} ${featureName}`}
                >
                  {status === 'PENDING' ? 'Approve or reject' : 'Open'}
                </Button>
              </Group>
            </li>
          );
        })}
      </ul>
      {totalCount > NEWEST && (
        <Text size="sm" c="dimmed">
          The newest {NEWEST} of {totalCount}.
        </Text>
      )}
    </Stack>
  );
}
