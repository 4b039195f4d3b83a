import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { type GateConditions, type GateVerdict, isWithdrawn } from '../core/evaluate-gate.ts';
import { observeGate } from '../core/observe-gate.ts';
import { useFeatureStore } from './feature-store-context.ts';
import type { RequestUpgrade } from './gate-defaults-context.ts';
import { LockedFeature } from './locked-feature.tsx';
import type { OnRevoke } from './on-revoke.ts';

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
   * What the open gate does when its feature is taken away while somebody works in it: `immediate` (the default), `whenIdle` or
   * `holdWhileMounted`, imported beside the gate. The last two put an element without a box (`display: contents`) around the
   * children. Inside, `useHeld` tells whether the gate is held.
   */
  readonly onRevoke?: OnRevoke | undefined;
  /** Shown above the children, and read aloud, while the gate is held: "This will be turned off when you are done." */
  readonly heldNotice?: ReactNode;
}

/** The gate behind all gates. Takes any key: what a product may write is for the public gates to say. */
export function Gate(props: GateConditions & GateAppearance): ReactNode {
  const { feature, requireAll, requireAny, children, onRevoke: Rule, heldNotice } = props;
  const store = useFeatureStore();
  // Lists are mostly written in place and so are new at every render; their content is what counts.
  const conditions = JSON.stringify({ feature, requireAll, requireAny });
  const observer = useMemo(() => observeGate(store, JSON.parse(conditions) as GateConditions), [store, conditions]);
  const verdict = useSyncExternalStore(observer.subscribe, observer.get, observer.getFirst);
  const { state } = verdict;
  useEffect(() => {
    // A mistake of whoever wrote the page, and the page is the only place where they would see it.
    if (state !== 'misconfigured') return;
    globalThis.console.error('A gate without feature, requireAll or requireAny stays closed.');
  }, [state]);

  // Whatever else a page without types writes there must not be taken for an element, which would show its children.
  if (typeof Rule === 'function') {
    return (
      <Rule store={store} observer={observer} state={state} closed={closedView(verdict, props)} notice={heldNotice}>
        {children}
      </Rule>
    );
  }
  return state === 'open' ? children : closedView(verdict, props);
}

/** What a gate shows while it is not open. */
function closedView({ state, blocker }: GateVerdict, props: GateAppearance): ReactNode {
  const { children, fallback = null, loadingFallback = null, showLocked = false, showUpgrade = false } = props;
  if (state === 'loading') return loadingFallback;
  if (blocker === null || isWithdrawn(blocker)) return fallback;
  const offer = showUpgrade && blocker.upgradable;
  if (showLocked === false && !offer) return fallback;
  return (
    <>
      {showLocked === false && fallback}
      <LockedFeature
        blocker={blocker}
        message={props.lockedMessage}
        showUpgrade={showUpgrade}
        onRequestUpgrade={props.onRequestUpgrade}
        className={props.className}
      >
        {showLocked === true ? children : undefined}
      </LockedFeature>
    </>
  );
}
