import type { ReactNode } from 'react';
import type { GateConditions } from '../core/evaluate-gate.ts';
import type { FeatureKey } from '../core/feature-key.ts';
import { Gate, type GateAppearance } from './gate.tsx';

/** Conditions and appearance of a gate. */
export type FeatureGateProps = GateConditions<FeatureKey> & GateAppearance;

/**
 * Renders its children where `feature` is on, and all of `requireAll`, and one of `requireAny`. A gate without any condition
 * stays closed. Gates are comfort: every gated operation is checked on the server.
 */
export const FeatureGate: (props: FeatureGateProps) => ReactNode = Gate;
