import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { type GateConditions, isWithdrawn } from '../core/evaluate-gate.ts';
import { observeGate } from '../core/observe-gate.ts';
import { useFeatureStore } from './feature-store-context.ts';
import { LockedFeature } from './locked-feature.tsx';
import type { RequestUpgrade } from './upgrade-request-context.ts';

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
  /** For the element around locked content. Open gates add no element. */
  readonly className?: string;
}

/** The gate behind all gates. Takes any key: what a product may write is for the public gates to say. */
export function Gate(props: GateConditions & GateAppearance): ReactNode {
  const { feature, requireAll, requireAny, children, fallback = null, loadingFallback = null } = props;
  const { showLocked = false, showUpgrade = false, lockedMessage, onRequestUpgrade, className } = props;
  const store = useFeatureStore();
  // Lists are mostly written in place and so are new at every render; their content is what counts.
  const conditions = JSON.stringify({ feature, requireAll, requireAny });
  const observer = useMemo(() => observeGate(store, JSON.parse(conditions) as GateConditions), [store, conditions]);
  const { state, blocker } = useSyncExternalStore(observer.subscribe, observer.get, observer.getFirst);
  useEffect(() => {
    // A mistake of whoever wrote the page, and the page is the only place where they would see it.
    if (state !== 'misconfigured') return;
    globalThis.console.error('A gate without feature, requireAll or requireAny stays closed.');
  }, [state]);

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
