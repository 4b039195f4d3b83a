import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What a feature is called, over its key. */
export function FeatureName({ name, featureKey }: { readonly name: string; readonly featureKey: string }): ReactNode {
  return (
    <div>
      <Text size="sm" fw={550}>
        {name}
      </Text>
      <Text size="xs" c="dimmed" ff="monospace" className="breakable">
        {featureKey}
      </Text>
    </div>
  );
}
