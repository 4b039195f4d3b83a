import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';

export type FeatureSource = 'DEFAULT' | 'TIER' | 'TENANT_OVERRIDE' | 'LEGACY' | 'SYSTEM';

const shown: Readonly<Record<FeatureSource, { readonly label: string; readonly color: string }>> = {
  DEFAULT: { label: 'Default', color: 'gray' },
  TIER: { label: 'Tier', color: 'cyan' },
  TENANT_OVERRIDE: { label: 'Override', color: 'grape' },
  LEGACY: { label: 'Legacy', color: 'yellow' },
  SYSTEM: { label: 'System', color: 'red' },
};

/** Which layer decided a value. */
export function SourceBadge({ source }: { readonly source: FeatureSource }): ReactNode {
  const { label, color } = shown[source];
  return (
    <Badge size="sm" variant="light" color={color} data-source={source}>
      {label}
    </Badge>
  );
}
