import { Anchor, Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Impact } from '../editing/change-answer.ts';
import type { Feature, Registry } from './feature.ts';

interface KillSwitchEffectProps {
  readonly feature: Feature;
  readonly registry: Registry;
  readonly isActive: boolean;
  /** Null until it is known. */
  readonly impact: Impact | null;
}

function tenants(count: number): string {
  return count === 1 ? '1 tenant' : `${count} tenants`;
}

/** Who loses or gains the feature, by name, and what else goes with it. */
export function KillSwitchEffect({ feature, registry, isActive, impact }: KillSwitchEffectProps): ReactNode {
  if (impact === null) return <Skeleton h={72} aria-label="Who is affected?" />;
  const countOf = ({ on, off }: Impact['features'][number]): number => (isActive ? on : off);
  const itself = impact.features.find(({ key }) => key === feature.key);
  const count = itself === undefined ? 0 : countOf(itself);
  const others = impact.features.filter((each) => each.key !== feature.key && countOf(each) > 0);
  const unnamed = count - (itself?.tenants.length ?? 0);
  const verb = isActive ? (count === 1 ? 'gets' : 'get') : count === 1 ? 'loses' : 'lose';
  return (
    <div className="kill-effect" data-count={count} data-gives={isActive || undefined}>
      <Text size="sm" fw={600} role="status">
        {count === 0
          ? `No tenant ${isActive ? 'gets' : 'loses'} it now.`
          : `${tenants(count)} ${verb} it${isActive ? ' back' : ''}`}
      </Text>
      {itself !== undefined && count > 0 && (
        <ul className="plain-list kill-tenants" aria-label={`Who ${isActive ? 'gets' : 'loses'} it`}>
          {itself.tenants.map(({ id, name }) => (
            <li key={id}>
              <Anchor component={Link} href={`/tenants/${id}?why=${encodeURIComponent(feature.key)}`} size="sm">
                {name}
              </Anchor>
            </li>
          ))}
          {unnamed > 0 && <li>and {unnamed} more</li>}
        </ul>
      )}
      {others.length > 0 && (
        <Text size="sm" mt={6}>
          {isActive ? 'With it come back: ' : 'What needs it goes with it: '}
          {others
            .map((each) => `${registry.features.get(each.key)?.name ?? each.key} (${tenants(countOf(each))})`)
            .join(', ')}
          .
        </Text>
      )}
      {impact.models.length + impact.components.length > 0 && (
        <Text size="sm" mt={6}>
          {isActive ? 'Seen again: ' : 'No longer seen: '}
          {[...impact.models, ...impact.components].map(({ name }) => name).join(', ')}.
        </Text>
      )}
    </div>
  );
}
