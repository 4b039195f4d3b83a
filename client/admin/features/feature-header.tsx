import { ActionIcon, Alert, Anchor, Button, CopyButton, Group, Menu, Text, Title, Tooltip } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconCheck, IconCopy, IconDots, IconPencil, IconPower } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useAddress } from '../reading/use-address.ts';
import { categories } from '../values/categories.ts';
import { FeatureMarks } from './feature-marks.tsx';
import type { Feature } from './feature.ts';

const icon = { size: 16, 'aria-hidden': true } as const;

/** What the feature is called and where it stands, and what can be done with it as a whole. */
export function FeatureHeader({ feature }: { readonly feature: Feature }): ReactNode {
  const { open } = useAddress();
  const { key, name, description, category, isActive, isDeprecated, deprecatedMessage } = feature;
  const label = categories.find(({ id }) => id === category)?.label ?? category;
  return (
    <header>
      <Text size="sm">
        <Anchor component={Link} href="/features" size="sm">
          Features
        </Anchor>
        {' / '}
        <Anchor component={Link} href={`/features?category=${category.toLowerCase()}`} size="sm">
          {label}
        </Anchor>
      </Text>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className="grow feature-title">
          <Group gap="xs">
            <Title order={1} size="h2" className="breakable">
              {name}
            </Title>
            <FeatureMarks feature={feature} />
          </Group>
          <Group gap={4} wrap="nowrap">
            <Text size="sm" c="dimmed" ff="monospace" className="breakable">
              {key}
            </Text>
            <CopyButton value={key}>
              {({ copied, copy }) => (
                <Tooltip label={copied ? 'Copied' : 'Copy the key'}>
                  <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Copy the key" onClick={copy}>
                    {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
                  </ActionIcon>
                </Tooltip>
              )}
            </CopyButton>
          </Group>
          {description !== null && (
            <Text mt={4} maw={760} className="breakable">
              {description}
            </Text>
          )}
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPencil {...icon} />}
            onClick={() => open({ do: 'edit', tab: null })}
          >
            Edit
          </Button>
          {isActive && (
            <Button
              variant="light"
              color="red"
              size="xs"
              leftSection={<IconPower {...icon} />}
              onClick={() => open({ do: 'kill' })}
            >
              Switch off for everybody
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="default" size={30} aria-label={`More for ${name}`}>
                <IconDots {...icon} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={isDeprecated ? <IconArchiveOff {...icon} /> : <IconArchive {...icon} />}
                onClick={() => open({ do: 'deprecate' })}
              >
                {isDeprecated ? 'No longer deprecate it' : 'Deprecate it'}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      {!isActive && (
        <Alert color="red" variant="light" mt="sm" title="Off for everybody" icon={<IconPower {...icon} />}>
          <Group gap="sm" justify="space-between">
            <Text size="sm">
              Its kill switch is pulled: it is off for every tenant, whatever tiers and overrides say.
            </Text>
            <Button variant="default" size="xs" onClick={() => open({ do: 'kill' })}>
              Switch on again
            </Button>
          </Group>
        </Alert>
      )}
      {isDeprecated && (
        <Alert color="orange" variant="light" mt="sm" title="Deprecated" icon={<IconArchive {...icon} />}>
          <Text size="sm" className="breakable">
            {deprecatedMessage ?? 'It still works for those who have it, and cannot be newly given.'}
          </Text>
        </Alert>
      )}
    </header>
  );
}
