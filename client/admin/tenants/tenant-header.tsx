import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { IconCalendar, IconPlayerPause, IconPencil, IconPlayerPlay, IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useAddress } from '../reading/use-address.ts';
import { ExportButton } from './export-button.tsx';
import { LicenceText } from './licence-text.tsx';
import { StandingBadge } from './standing-badge.tsx';
import type { Tenant } from './tenant.ts';

const icon = { size: 16, 'aria-hidden': true } as const;

/** Who the tenant is, where it stands, and what can be done with it as a whole. */
export function TenantHeader({ tenant }: { readonly tenant: Tenant }): ReactNode {
  const { open } = useAddress();
  const { name, slug, tier, isActive, licenseExpiresAt } = tenant;
  return (
    <Group justify="space-between" align="flex-end" gap="sm">
      <div className="grow">
        <Group gap="sm">
          <Title order={1} size="h2" className="breakable">
            {name}
          </Title>
          <StandingBadge tenant={tenant} />
        </Group>
        <Group gap={6} className="dotted">
          <Text size="sm" c="dimmed" ff="monospace">
            {slug}
          </Text>
          {tier === null ? (
            <Text size="sm" c="dimmed">
              No tier
            </Text>
          ) : (
            <Anchor component={Link} href={`/tiers/${tier.id}`} size="sm">
              {tier.name}
            </Anchor>
          )}
          <Text size="sm" c="dimmed">
            Licence <LicenceText endsAt={licenseExpiresAt} />
          </Text>
        </Group>
      </div>
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPencil {...icon} />}
          onClick={() => open({ do: 'rename' })}
        >
          Rename
        </Button>
        <Button variant="default" size="xs" leftSection={<IconStack2 {...icon} />} onClick={() => open({ do: 'tier' })}>
          Change tier
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconCalendar {...icon} />}
          onClick={() => open({ do: 'licence' })}
        >
          Licence
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={isActive ? <IconPlayerPause {...icon} /> : <IconPlayerPlay {...icon} />}
          onClick={() => open({ do: isActive ? 'suspend' : 'resume' })}
        >
          {isActive ? 'Suspend' : 'Resume'}
        </Button>
        <ExportButton tenant={tenant} />
      </Group>
    </Group>
  );
}
