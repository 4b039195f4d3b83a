import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** All tiers side by side. */
export function TierMatrix(): ReactNode {
  return (
    <Title order={1} size="h2">
      Compare all tiers
    </Title>
  );
}
