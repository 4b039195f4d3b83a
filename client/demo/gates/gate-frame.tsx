import { type ReactNode, useState } from 'react';
import { type Feature, type FeatureKey, useFeature } from '../../sdk/index.ts';
import { gateOf } from './gates.ts';

interface GateFrameProps {
  readonly feature: FeatureKey;
  /** Needed as well. */
  readonly also?: FeatureKey;
  readonly className?: string;
  readonly children: ReactNode;
}

const valueOf = ({ loading, enabled, limit, unlimited }: Feature): string =>
  loading ? 'loading' : enabled ? `open ${unlimited ? 'unlimited' : String(limit)}` : 'locked';

/** Counts the changes of a feature while the page is open; the first answer is none. */
function useFlips(value: string): number {
  const [seen, setSeen] = useState({ value, flips: 0 });
  if (seen.value !== value) setSeen({ value, flips: seen.flips + (seen.value === 'loading' ? 0 : 1) });
  return seen.flips;
}

/** The element around a gate: names it for tests, tells its state to the style sheet, and lights up when it changed. */
export function GateFrame({ feature, also = feature, className = '', children }: GateFrameProps): ReactNode {
  const resolved = useFeature(feature);
  const other = useFeature(also);
  const value = valueOf(resolved.enabled ? other : resolved);
  const flips = useFlips(value);
  return (
    <div
      className={`gate ${className}`}
      data-gate={gateOf(feature).id}
      data-gate-feature={feature}
      data-state={value.split(' ', 1)[0]}
      // Two names for one animation: the other name starts it again.
      data-flash={flips === 0 ? undefined : flips % 2 === 0 ? 'even' : 'odd'}
    >
      {children}
    </div>
  );
}
