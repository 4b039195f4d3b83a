import { Anchor, Group, List, Loader, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Impact } from './change-answer.ts';
import { counted, impactText } from './impact-text.ts';

/** Who is affected by a change that is not saved yet: a sentence, and behind it everybody by name. */
export function ImpactSummary({ impact }: { readonly impact: Impact | null }): ReactNode {
  if (impact === null) {
    return (
      <Group gap={6} role="status">
        <Loader size={12} aria-hidden />
        <Text size="sm" c="dimmed">
          Who is affected?
        </Text>
      </Group>
    );
  }
  if (impact.tenantCount === 0) {
    return (
      <Text size="sm" c="dimmed" role="status">
        No tenant is affected now.
      </Text>
    );
  }
  return (
    <div role="status">
      <Popover width={360} position="top-start" withArrow shadow="md" withinPortal>
        <Popover.Target>
          <Anchor component="button" type="button" size="sm" data-testid="impact">
            {impactText(impact)}
          </Anchor>
        </Popover.Target>
        <Popover.Dropdown>
          <ScrollArea.Autosize mah={320}>
            <Stack gap="sm">
              {impact.features.map((feature) => (
                <section key={feature.key} aria-label={feature.key}>
                  <Text size="sm" fw={600}>
                    {feature.key}
                  </Text>
                  <List size="sm" listStyleType="none">
                    {feature.tenants.map(({ id, name, effect }) => (
                      <List.Item key={id}>
                        <Anchor component={Link} href={`/tenants/${id}`} size="sm">
                          {name}
                        </Anchor>{' '}
                        {effects[effect]}
                      </List.Item>
                    ))}
                  </List>
                  {feature.on + feature.off + feature.limits > feature.tenants.length && (
                    <Text size="xs" c="dimmed">
                      and {feature.on + feature.off + feature.limits - feature.tenants.length} more
                    </Text>
                  )}
                </section>
              ))}
              {[...impact.models, ...impact.components].map(({ id, name, on, off }) => (
                <section key={id} aria-label={name}>
                  <Text size="sm" fw={600}>
                    {name}
                  </Text>
                  {on > 0 && <Text size="sm">{counted(on, 'tenant begins', 'tenants begin')} to see it</Text>}
                  {off > 0 && <Text size="sm">{counted(off, 'tenant sees', 'tenants see')} it no more</Text>}
                </section>
              ))}
            </Stack>
          </ScrollArea.Autosize>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

const effects: Readonly<Record<Impact['features'][number]['tenants'][number]['effect'], string>> = {
  ON: 'gains it',
  OFF: 'loses it',
  LIMIT: 'gets another value',
};
