import { type ReactNode, useCallback, useState } from 'react';
import { mayHold } from '../core/may-hold.ts';
import type { GateObserver } from '../core/observe-gate.ts';
import { HoldArea } from './hold-area.tsx';
import type { RevocableGate } from './on-revoke.ts';

interface HoldProps extends RevocableGate {
  /** Whether it closes as soon as nobody works in it. */
  readonly untilIdle: boolean;
}

/** Decides whether a gate that has closed is still shown as it was when it was open. */
export function Hold({ store, observer, state, closed, notice, untilIdle, children }: HoldProps): ReactNode {
  // What was open and may stay. Other conditions or another tenant are another observer, and nothing is kept for those.
  const [kept, keep] = useState<GateObserver | null>(null);
  const mayStay = useCallback(
    () => observer.keys.every((key) => mayHold(store.getFeature(key), store.getFeature)),
    [observer, store],
  );
  const held = state === 'closed' && kept === observer && mayStay();
  const keeping = held || state === 'open' ? observer : null;
  if (keeping !== kept) keep(keeping);
  if (keeping === null) return closed;
  return (
    <HoldArea store={store} held={held} untilIdle={untilIdle} mayStay={mayStay} release={keep} notice={notice}>
      {children}
    </HoldArea>
  );
}
