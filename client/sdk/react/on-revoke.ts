import type { ReactNode } from 'react';
import type { GateVerdict } from '../core/evaluate-gate.ts';
import type { FeatureStore } from '../core/feature-store.ts';
import type { GateObserver } from '../core/observe-gate.ts';

/** A gate as the rule sees it that says what happens when its feature is taken away. */
export interface RevocableGate {
  readonly store: FeatureStore;
  readonly observer: GateObserver;
  readonly state: GateVerdict['state'];
  /** What the gate shows while it is not open. */
  readonly closed: ReactNode;
  readonly notice: ReactNode;
  readonly children: ReactNode;
}

/**
 * What an open gate does when its feature is taken away: `immediate`, `whenIdle` or `holdWhileMounted`. A page that imports none of
 * them downloads none of them, and its gates close at once.
 *
 * A kill switch, a suspended tenant and a connection that was away for too long close it at once, whatever is said here.
 */
export type OnRevoke = (gate: RevocableGate) => ReactNode;
