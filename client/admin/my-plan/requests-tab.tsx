import { useQuery } from '@apollo/client/react';
import { Badge, Button, Group, Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LoadProblem } from '../reading/load-problem.tsx';
import { useAddress } from '../reading/use-address.ts';
import { featureValueText } from '../values/feature-value.ts';
import { Moment } from '../values/moment.tsx';
import { statusColors, statusTexts } from '../values/request-status.ts';
import { ownRequestsQuery } from './operations.ts';
import type { OwnRequest } from './own-request.ts';
import { TakeBackDialog } from './take-back-dialog.tsx';

const NEWEST = 100; // requests

/** What we asked for, and what became of it. */
export function RequestsTab(): ReactNode {
  const { params, open, adjust } = useAddress();
  const { data, previousData, error, refetch } = useQuery(ownRequestsQuery, { variables: { first: NEWEST } });
  const requests = (data ?? previousData)?.upgradeRequests.edges.map(({ node }) => node);
  if (requests === undefined) {
    return error === undefined ? (
      <Skeleton height={160} radius="md" aria-label="Loading" />
    ) : (
      <LoadProblem what="Your requests" onRetry={refetch} />
    );
  }
  if (requests.length === 0) {
    return (
      <div className="panel">
        <Text fw={600}>Nothing requested yet</Text>
        <Text size="sm" c="dimmed">
          “Request upgrade” stands beside what your plan lets you ask for. You read here what becomes of it.
        </Text>
      </div>
    );
  }
  const waiting = requests.filter(({ status }) => status === 'PENDING');
  const takenBack = waiting.find(({ id }) => id === params.get('takeback'));
  return (
    <>
      <ul className="plain-list panel plan-list" aria-label="Requests, newest first">
        {[...waiting, ...requests.filter(({ status }) => status !== 'PENDING')].map((request) => (
          <RequestRow key={request.id} request={request} onTakeBack={() => open({ takeback: request.id })} />
        ))}
      </ul>
      {takenBack !== undefined && (
        <TakeBackDialog key={takenBack.id} request={takenBack} onClose={() => adjust({ takeback: null })} />
      )}
    </>
  );
}

interface RequestRowProps {
  readonly request: OwnRequest;
  readonly onTakeBack: () => void;
}

function RequestRow({ request, onTakeBack }: RequestRowProps): ReactNode {
  const { featureName, status, createdAt, expiresAt, decidedAt, decisionNote, notes, requester } = request;
  const { requestedValue } = request;
  const asked = featureValueText(requestedValue);
  return (
    <li className="plan-row" data-status={status} aria-label={featureName}>
      <div className="grow">
        <Group gap="xs">
          <Text fw={600} size="sm">
            {featureName}
            {asked === 'On' ? '' : `: ${asked}`}
          </Text>
          <Badge size="sm" variant="light" color={statusColors[status]}>
            {status === 'PENDING' ? 'Requested' : statusTexts[status]}
          </Badge>
        </Group>
        {notes !== null && (
          <Text size="sm" className="quoted">
            {notes}
          </Text>
        )}
        {decisionNote !== null && (
          <Text size="sm" className="breakable">
            Our answer: {decisionNote}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {requester.name ?? requester.email ?? 'Somebody'}, <Moment at={createdAt} />
          {decidedAt !== null && (
            <>
              {' · '}
              {status === 'CANCELLED' ? 'taken back' : 'decided'} <Moment at={decidedAt} />
            </>
          )}
          {status === 'PENDING' && (
            <>
              {' · waits '}
              <Moment at={expiresAt} until />
            </>
          )}
        </Text>
      </div>
      {status === 'PENDING' && (
        <Button size="xs" variant="default" onClick={onTakeBack} aria-label={`Take back ${featureName}`}>
          Take back
        </Button>
      )}
    </li>
  );
}
