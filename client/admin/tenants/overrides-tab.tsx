import { Anchor, Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAddress } from '../reading/use-address.ts';
import { featureValueText } from '../values/feature-value.ts';
import { Moment } from '../values/moment.tsx';
import { FeatureName } from './feature-name.tsx';
import { ignoredText } from './ignored-text.ts';
import type { Tenant, TenantFeature } from './tenant.ts';

interface OverridesTabProps {
  readonly tenant: Tenant;
  readonly features: readonly TenantFeature[] | null;
}

/** What was set for this tenant alone, since when and until when, and whether it counts. */
export function OverridesTab({ tenant, features }: OverridesTabProps): ReactNode {
  const { adjust } = useAddress();
  if (features === null) return <Skeleton h={200} aria-busy />;
  if (tenant.overrides.length === 0) {
    return (
      <Stack gap={4} align="flex-start" py="lg">
        <Text fw={600}>No overrides</Text>
        <Text c="dimmed" size="sm">
          {tenant.name} has what {tenant.tier?.name ?? 'the registry'} gives. An override gives or takes one feature for
          this tenant only, for good or for a time.
        </Text>
        <Anchor component="button" type="button" size="sm" onClick={() => adjust({ tab: null })}>
          Choose a feature
        </Anchor>
      </Stack>
    );
  }
  return (
    <ul className="plain-list feature-list" aria-label="Overrides">
      {tenant.overrides.map((override) => (
        <OverrideRow
          key={override.id}
          override={override}
          resolved={features.find(({ key }) => key === override.key)}
        />
      ))}
    </ul>
  );
}

interface OverrideRowProps {
  readonly override: Tenant['overrides'][number];
  /** What the feature comes out as now. */
  readonly resolved: TenantFeature | undefined;
}

function OverrideRow({ override, resolved }: OverrideRowProps): ReactNode {
  const { open, adjust } = useAddress();
  const { key, value, startsAt, expiresAt, origin, reason, createdAt } = override;
  const name = resolved?.name ?? key;
  const ignored = resolved?.ignoredOverride ?? null;
  return (
    <li className="feature-row" data-feature={key}>
      <FeatureName name={name} featureKey={key} />
      <Text size="sm" fw={600} className="feature-value">
        {featureValueText(value)}
      </Text>
      <div>
        <Group gap={6}>
          <Badge
            size="sm"
            variant="light"
            color={ignored === null ? 'teal' : ignored === 'NOT_STARTED' ? 'blue' : 'orange'}
          >
            {ignored === null ? 'In force' : ignored === 'NOT_STARTED' ? 'Scheduled' : 'Without effect'}
          </Badge>
          <Text size="xs" fw={550}>
            {startsAt !== null && (
              <>
                from <Moment at={startsAt} absolute />{' '}
              </>
            )}
            {expiresAt === null ? 'for good' : <Moment at={expiresAt} until />}
          </Text>
        </Group>
        {ignored !== null && ignored !== 'NOT_STARTED' && <Text size="xs">{ignoredText(ignored, override)}</Text>}
        <Text size="xs" c="dimmed" className="breakable">
          {origin === 'UPGRADE' ? (
            <Anchor
              component="button"
              type="button"
              size="xs"
              underline="always"
              onClick={() => adjust({ tab: 'requests' })}
            >
              Approved upgrade
            </Anchor>
          ) : (
            'By an admin'
          )}
          , <Moment at={createdAt} />
          {reason !== null && `: ${reason}`}
        </Text>
      </div>
      <Group gap={6} wrap="nowrap" className="feature-actions">
        <Button variant="subtle" size="compact-sm" aria-label={`Why ${name}?`} onClick={() => open({ why: key })}>
          Why?
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Edit the override of ${name}`}
          onClick={() => open({ override: key })}
        >
          Edit
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Revoke the override of ${name}`}
          onClick={() => open({ revoke: key })}
        >
          Revoke
        </Button>
      </Group>
    </li>
  );
}
