import { ActionIcon, Badge, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useAddress } from '../reading/use-address.ts';
import { featureValueText } from '../values/feature-value.ts';
import { Moment } from '../values/moment.tsx';
import { offText } from '../values/off-text.ts';
import { SourceBadge } from '../values/source-badge.tsx';
import { FeatureName } from './feature-name.tsx';
import { ignoredText } from './ignored-text.ts';
import type { TenantFeature, TenantOverride, TenantUsage } from './tenant.ts';
import { UsageMeter } from './usage-meter.tsx';

interface FeatureRowProps {
  readonly feature: TenantFeature;
  readonly override: TenantOverride | null;
  readonly usage: TenantUsage | null;
  /** The names of features by their keys. */
  readonly names: ReadonlyMap<string, string>;
}

/** One feature of a tenant: its value, the layer that it comes from, and what can be done about it. */
export const FeatureRow = memo(function FeatureRow({ feature, override, usage, names }: FeatureRowProps): ReactNode {
  const { open } = useAddress();
  const { key, enabled, source, blockedBy, expiresAt, ignoredOverride, pendingRequestId } = feature;
  const name = feature.name ?? key;

  return (
    <li className="feature-row" data-feature={key} data-enabled={enabled}>
      <FeatureName name={name} featureKey={key} />
      <div className="feature-value">
        <Text size="sm" fw={enabled ? 600 : 400} {...(!enabled && { c: 'dimmed' })} className="count">
          {featureValueText(feature)}
        </Text>
        {usage !== null && usage.used > 0 && <UsageMeter name={name} usage={usage} />}
      </div>
      <div>
        <Group gap={6}>
          <SourceBadge source={source} />
          {expiresAt !== null && (
            <Text size="xs" fw={550}>
              <Moment at={expiresAt} until />
            </Text>
          )}
          {pendingRequestId !== null && (
            <Badge size="sm" variant="light" color="blue" component={Link} href={`/requests?id=${pendingRequestId}`}>
              Requested
            </Badge>
          )}
        </Group>
        {!enabled && (
          <Text size="xs" c="dimmed">
            {offText(feature)}
            {blockedBy.length > 0 && `: ${blockedBy.map((each) => names.get(each) ?? each).join(', ')}`}
          </Text>
        )}
        {ignoredOverride !== null && override !== null && (
          <Text size="xs" c="dimmed">
            {ignoredText(ignoredOverride, override)}
          </Text>
        )}
      </div>
      <Group gap={6} wrap="nowrap" className="feature-actions">
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`Why is ${name} ${enabled ? 'on' : 'off'}?`}
          onClick={() => open({ why: key })}
        >
          Why?
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={override === null ? `Override ${name}` : `Edit the override of ${name}`}
          onClick={() => open({ override: key })}
        >
          {override === null ? 'Override' : 'Edit'}
        </Button>
        {override !== null && (
          <Tooltip label="Revoke the override">
            <ActionIcon
              variant="subtle"
              color="red"
              size={26}
              aria-label={`Revoke the override of ${name}`}
              onClick={() => open({ revoke: key })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </li>
  );
});
