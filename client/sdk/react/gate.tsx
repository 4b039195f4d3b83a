import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type GateConditions, isWithdrawn } from '../core/evaluate-gate.ts';
import { type GateObserver, observeGate } from '../core/observe-gate.ts';
import { useFeatureStore } from './feature-store-context.ts';
import type { RequestUpgrade } from './gate-defaults-context.ts';
import { HoldArea, type OnRevoke } from './hold-area.tsx';
import { LockedFeature } from './locked-feature.tsx';

/** What every gate can show beside its children. */
export interface GateAppearance {
  readonly children?: ReactNode;
  /** Shown where the gate is closed and nothing more is offered. */
  readonly fallback?: ReactNode;
  /** Shown before the first answer. */
  readonly loadingFallback?: ReactNode;
  /**
   * Shows the children inert (out of reach of pointer and keyboard) with a lock and the reason. `'notice'` shows lock and
   * reason only and does not render the children, for children that fetch.
   */
  readonly showLocked?: boolean | 'notice';
  /** Says something else than the text that belongs to the reason. */
  readonly lockedMessage?: ReactNode;
  /** Offers to request the upgrade where this tenant may ask for it. */
  readonly showUpgrade?: boolean;
  /** What the upgrade button does; by default what the provider says. */
  readonly onRequestUpgrade?: RequestUpgrade;
  /** For the element around locked content. Open gates add no element, unless they have `onRevoke`. */
  readonly className?: string;
  /**
   * What the open gate does when its feature is taken away while somebody works in it. Default `immediate`. The others put an
   * element without a box (`display: contents`) around the children. Inside, `useHeld` tells whether the gate is held.
   */
  readonly onRevoke?: OnRevoke;
  /** Shown above the children, and read aloud, while the gate is held: "This will be turned off when you are done." */
  readonly heldNotice?: ReactNode;
}

/** The gate behind all gates. Takes any key: what a product may write is for the public gates to say. */
export function Gate(props: GateConditions & GateAppearance): ReactNode {
  const { feature, requireAll, requireAny, children, fallback = null, loadingFallback = null } = props;
  const { showLocked = false, showUpgrade = false, lockedMessage, onRequestUpgrade, className } = props;
  const { onRevoke = 'immediate', heldNotice } = props;
  const store = useFeatureStore();
  // Lists are mostly written in place and so are new at every render; their content is what counts.
  const conditions = JSON.stringify({ feature, requireAll, requireAny });
  const observer = useMemo(() => observeGate(store, JSON.parse(conditions) as GateConditions), [store, conditions]);
  const { state, blocker } = useSyncExternalStore(observer.subscribe, observer.get, observer.getFirst);
  // What was open and may stay. Other conditions or another tenant are another observer, and nothing is kept for those.
  const [kept, keep] = useState<GateObserver | null>(null);
  const held = state === 'closed' && kept === observer && onRevoke !== 'immediate' && observer.mayHold();
  const keeping = held || (state === 'open' && onRevoke !== 'immediate') ? observer : null;
  if (keeping !== kept) keep(keeping);
  useEffect(() => {
    // A mistake of whoever wrote the page, and the page is the only place where they would see it.
    if (state !== 'misconfigured') return;
    globalThis.console.error('A gate without feature, requireAll or requireAny stays closed.');
  }, [state]);

  if (keeping !== null) {
    return (
      <HoldArea store={store} held={held} onRevoke={onRevoke} observer={observer} keep={keep} notice={heldNotice}>
        {children}
      </HoldArea>
    );
  }
  if (state === 'open') return children;
  if (state === 'loading') return loadingFallback;
  if (blocker === null || isWithdrawn(blocker)) return fallback;
  const offer = showUpgrade && blocker.upgradable;
  if (showLocked === false && !offer) return fallback;
  return (
    <>
      {showLocked === false && fallback}
      <LockedFeature
        blocker={blocker}
        message={lockedMessage}
        showUpgrade={showUpgrade}
        onRequestUpgrade={onRequestUpgrade}
        className={className}
      >
        {showLocked === true ? children : undefined}
      </LockedFeature>
    </>
  );
}
