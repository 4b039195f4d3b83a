import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RegisteredFeature } from './feature.ts';

interface FeatureMarksProps {
  readonly feature: Pick<RegisteredFeature, 'isActive' | 'isDeprecated' | 'isPremium' | 'requiresSetup'>;
}

/** What is special about a feature; what weighs most comes first. */
export function FeatureMarks({ feature }: FeatureMarksProps): ReactNode {
  return (
    <>
      {!feature.isActive && (
        <Badge size="sm" variant="filled" color="red.9">
          Off for everybody
        </Badge>
      )}
      {feature.isDeprecated && (
        <Badge size="sm" variant="light" color="orange">
          Deprecated
        </Badge>
      )}
      {feature.isPremium && (
        <Badge size="sm" variant="light" color="grape">
          Premium
        </Badge>
      )}
      {feature.requiresSetup && (
        <Badge size="sm" variant="default">
          Needs setup
        </Badge>
      )}
    </>
  );
}
