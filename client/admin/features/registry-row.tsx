import { Anchor, Text } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { AdoptionBar } from './adoption-bar.tsx';
import type { RegisteredFeature } from './feature.ts';
import { FeatureMarks } from './feature-marks.tsx';

interface RegistryRowProps {
  readonly feature: RegisteredFeature;
  readonly tenantCount: number;
}

/** One line of the registry; all of it leads to the feature. */
export const RegistryRow = memo(function RegistryRow({ feature, tenantCount }: RegistryRowProps): ReactNode {
  const { key, name } = feature;
  return (
    <li className="registry-row" data-key={key} data-off={!feature.isActive || undefined}>
      <div className="registry-name">
        <Anchor
          component={Link}
          href={`/features/${key}`}
          size="sm"
          fw={600}
          c="var(--mantine-color-text)"
          className="registry-link"
        >
          {name}
        </Anchor>
        <Text size="xs" c="dimmed" ff="monospace" component="span" className="breakable">
          {key}
        </Text>
      </div>
      <div className="registry-marks">
        <FeatureMarks feature={feature} />
      </div>
      <AdoptionBar feature={feature} tenantCount={tenantCount} />
    </li>
  );
});
