import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { featureValueText } from '../values/feature-value.ts';
import { Moment } from '../values/moment.tsx';
import { statusColors, statusTexts } from '../values/request-status.ts';
import { personName, type UpgradeRequest } from './upgrade-request.ts';

interface RequestRowProps {
  readonly request: UpgradeRequest;
  readonly onApprove: () => void;
  readonly onReject: () => void;
}

/** One request: who asks for what and why, and how it ended or the two ways to end it. */
export function RequestRow({ request, onApprove, onReject }: RequestRowProps): ReactNode {
  const { tenant, key, featureName, requestedValue, requester, notes, status, createdAt, expiresAt } = request;
  const { decider, decidedAt, decisionNote } = request;
  const isPending = status === 'PENDING';
  return (
    <li className="request-row" aria-label={`${tenant.name}: ${featureName}`}>
      <div className="grow">
        <Group gap="xs">
          <Anchor component={Link} href={`/tenants/${tenant.id}`} fw={600} c="var(--mantine-color-text)">
            {tenant.name}
          </Anchor>
          <Text size="sm" c="dimmed">
            on {tenant.tier?.name ?? 'no tier'}
          </Text>
          {!isPending && (
            <Badge size="sm" variant="light" color={statusColors[status]}>
              {statusTexts[status]}
            </Badge>
          )}
        </Group>
        <Text size="sm">
          wants{' '}
          <Anchor component={Link} href={`/features/${key}`} size="sm" underline="always">
            {featureName}
          </Anchor>
          {requestedValue.enabled && requestedValue.limit === null && !requestedValue.unlimited
            ? ''
            : `: ${featureValueText(requestedValue)}`}
        </Text>
        {notes !== null && (
          <Text size="sm" className="quoted">
            {notes}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {personName(requester)}, <Moment at={createdAt} />
          {isPending && (
            <>
              {' '}
              · expires <Moment at={expiresAt} />
            </>
          )}
          {decidedAt !== null && (
            <>
              {' '}
              · {decider === null ? 'decided' : `decided by ${personName(decider)}`} <Moment at={decidedAt} />
              {decisionNote === null ? '' : `: “${decisionNote}”`}
            </>
          )}
        </Text>
      </div>
      {isPending && (
        <Group gap="xs" wrap="nowrap">
          <Button size="sm" onClick={onApprove} aria-label={`Approve ${featureName} for ${tenant.name}`}>
            Approve
          </Button>
          <Button
            size="sm"
            variant="default"
            onClick={onReject}
            aria-label={`Reject ${featureName} for ${tenant.name}`}
          >
            Reject
          </Button>
        </Group>
      )}
    </li>
  );
}
