import { Anchor, Badge, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Feature } from './feature.ts';

/** The models and components that a tenant sees only where this feature is on. */
export function OffersTab({ feature }: { readonly feature: Feature }): ReactNode {
  const { key, models, components } = feature;
  return (
    <div className="feature-overview">
      <section className="panel" aria-labelledby="models">
        <Title order={2} size="h5" id="models" mb="xs">
          Models
        </Title>
        {models.length === 0 && (
          <Text size="sm" c="dimmed">
            No model hangs on it.
          </Text>
        )}
        <ul className="plain-list offers">
          {models.map((model) => (
            <Offer
              key={model.id}
              address={`/models?id=${model.id}`}
              name={model.name}
              about={`${model.provider} · ${model.modelId}`}
              visible={model.visibleTenantCount}
              marks={[...(model.isActive ? [] : ['Retired']), ...(model.isDeprecated ? ['Deprecated'] : [])]}
            />
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="components">
        <Title order={2} size="h5" id="components" mb="xs">
          Components
        </Title>
        {components.length === 0 && (
          <Text size="sm" c="dimmed">
            No component hangs on it.
          </Text>
        )}
        <ul className="plain-list offers">
          {components.map((component) => (
            <Offer
              key={component.id}
              address={`/components?id=${component.id}`}
              name={component.name}
              about={component.featureKey === key ? component.category : `${component.category} · needs it besides`}
              visible={component.visibleTenantCount}
              marks={[...(component.isActive ? [] : ['Retired']), ...(component.isBeta ? ['Beta'] : [])]}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}

interface OfferProps {
  readonly address: string;
  readonly name: string;
  readonly about: string;
  readonly visible: number;
  readonly marks: readonly string[];
}

function Offer({ address, name, about, visible, marks }: OfferProps): ReactNode {
  return (
    <li className="offer">
      <div className="grow">
        <Anchor component={Link} href={address} size="sm" fw={600}>
          {name}
        </Anchor>{' '}
        {marks.map((mark) => (
          <Badge key={mark} size="sm" variant="default">
            {mark}
          </Badge>
        ))}
        <Text size="xs" c="dimmed" className="breakable">
          {about}
        </Text>
      </div>
      <Text size="sm" c="dimmed" className="adoption-count">
        {visible === 1 ? '1 tenant' : `${visible} tenants`}
      </Text>
    </li>
  );
}
