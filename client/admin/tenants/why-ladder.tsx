import { Badge, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Moment } from '../values/moment.tsx';
import { envelopeText } from './envelope-text.ts';
import type { ExplanationQuery } from './generated/graphql.ts';

type Layer = ExplanationQuery['explainFeature']['layers'][number];

const outcomes: Readonly<Record<Layer['outcome'], { readonly label: string; readonly color: string }>> = {
  WON: { label: 'Decides', color: 'teal' },
  LOST: { label: 'Replaced', color: 'gray' },
  IGNORED: { label: 'Ignored', color: 'orange' },
  ABSENT: { label: 'Says nothing', color: 'gray' },
};

interface WhyLadderProps {
  readonly layers: readonly Layer[];
  readonly tierName: string | null;
}

/** What each layer says, from the weakest to the strongest, and which of them counts. */
export function WhyLadder({ layers, tierName }: WhyLadderProps): ReactNode {
  const names: Readonly<Record<Layer['source'], string>> = {
    DEFAULT: 'Default of the registry',
    TIER: tierName === null ? 'Tier' : `Tier ${tierName}`,
    TENANT_OVERRIDE: 'Override of the tenant',
    LEGACY: 'Old JSON of the tier',
    SYSTEM: 'System',
  };
  return (
    <section aria-labelledby="why-layers">
      <Title order={3} size="h6" id="why-layers" mb="xs">
        Layers, each over the one before
      </Title>
      <ol className="plain-list why-ladder">
        {layers.map(({ source, outcome, value, why, startsAt, expiresAt }) => (
          <li key={source} data-outcome={outcome}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text size="sm" fw={600}>
                {names[source]}
              </Text>
              <Badge size="sm" variant="light" color={outcomes[outcome].color}>
                {outcomes[outcome].label}
              </Badge>
            </Group>
            {outcome !== 'ABSENT' && (
              <Text size="sm" className="breakable">
                {envelopeText(value)}
                {startsAt !== null && (
                  <>
                    {' '}
                    from <Moment at={startsAt} absolute />
                  </>
                )}
                {expiresAt !== null && (
                  <>
                    {' '}
                    <Moment at={expiresAt} until />
                  </>
                )}
              </Text>
            )}
            {why !== null && (
              <Text size="xs" c="dimmed">
                {why}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
