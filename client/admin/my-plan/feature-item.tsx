import { Badge, Group, Text } from '@mantine/core';
import { IconCheck, IconLock } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { type Feature, UpgradeButton, useGateText } from '../../sdk/index.ts';
import { featureValueText } from '../values/feature-value.ts';
import { Moment } from '../values/moment.tsx';
import { wayText } from './plan-texts.ts';

interface FeatureItemProps {
  readonly feature: Feature;
  /** What comes with it, such as the names of models. */
  readonly brings: readonly string[];
  readonly onRequest: (key: string) => void;
}

const NAMED = 3;

function bringsText(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return rest > 0 ? `${names.slice(0, NAMED).join(', ')} and ${rest} more` : names.join(', ');
}

/** One feature: whether we have it, and where not, why and what can be done. */
export const FeatureItem = memo(function FeatureItem({ feature, brings, onRequest }: FeatureItemProps): ReactNode {
  const { key, name, enabled, text, json, expiresAt, deprecated, deprecatedMessage, requiresSetup } = feature;
  const why = useGateText(feature);
  const way = wayText(feature);
  const id = `feature-${key}`;
  const others = brings.filter((brought) => brought !== name);
  return (
    <li className="plan-feature" data-feature={key} data-enabled={enabled}>
      <span className="plan-mark">
        {enabled ? (
          <IconCheck size={16} role="img" aria-label="Yes:" />
        ) : (
          <IconLock size={16} role="img" aria-label="No:" />
        )}
      </span>
      <div className="grow" id={id}>
        <Group gap={6}>
          <Text size="sm" fw={enabled ? 550 : 450}>
            {name ?? key}
          </Text>
          {deprecated && (
            <Badge size="xs" variant="light" color="orange">
              Going away
            </Badge>
          )}
          {requiresSetup && enabled && (
            <Badge size="xs" variant="light" color="gray">
              Needs set-up
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" className="breakable">
          {enabled ? (
            <>
              {text !== null || (json !== null && json !== undefined) ? featureValueText({ ...feature, json }) : null}
              {bringsText(others)}
              {expiresAt !== null && (
                <>
                  {others.length > 0 && ' · '}
                  <Moment at={expiresAt} until />
                </>
              )}
            </>
          ) : (
            `${why}${way === null ? '' : `. ${way}.`}`
          )}
          {deprecatedMessage !== null && ` ${deprecatedMessage}`}
        </Text>
      </div>
      {!enabled && <UpgradeButton feature={feature} onRequestUpgrade={() => onRequest(key)} aria-describedby={id} />}
    </li>
  );
});
