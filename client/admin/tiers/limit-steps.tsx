import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FeatureValue } from '../values/feature-value.ts';

const MAX_LIMIT = 2_147_483_647;

interface LimitStepsProps {
  readonly label: string;
  readonly value: FeatureValue;
  readonly onChange: (value: FeatureValue) => void;
}

/** Raises a limit by its own size: 5 by 1, 50 by 10, 50,000 by 10,000. */
function stepOf(limit: number): number {
  return limit < 10 ? 1 : 10 ** Math.floor(Math.log10(limit));
}

const compact = new Intl.NumberFormat('en', { notation: 'compact' });

/** Raises a limit with the pointer alone. */
export function LimitSteps({ label, value, onChange }: LimitStepsProps): ReactNode {
  const { enabled, limit, unlimited } = value;
  if (!enabled || unlimited || limit === null) return null;
  const raise = (to: number): void => onChange({ ...value, limit: Math.min(to, MAX_LIMIT) });
  const step = stepOf(limit);
  return (
    <Button.Group>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Raise the limit of ${label} by ${step}`}
        onClick={() => raise(limit + step)}
      >
        +{compact.format(step)}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Double the limit of ${label}`}
        disabled={limit === 0}
        onClick={() => raise(limit * 2)}
      >
        ×2
      </Button>
    </Button.Group>
  );
}
