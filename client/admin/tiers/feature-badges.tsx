import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RegistryFeature } from './tier-edit.ts';

export function FeatureBadges({ feature }: { readonly feature: RegistryFeature }): ReactNode {
  const { isActive, isDeprecated, deprecatedMessage, isPremium } = feature;
  return (
    <>
      {!isActive && (
        <Badge size="xs" variant="filled" color="red.9" title="Its kill switch is pulled">
          Off for everybody
        </Badge>
      )}
      {isDeprecated && (
        <Badge size="xs" variant="default" title={deprecatedMessage ?? 'It cannot be newly switched on'}>
          Deprecated
        </Badge>
      )}
      {isPremium && (
        <Badge size="xs" variant="default">
          Premium
        </Badge>
      )}
    </>
  );
}
