import type { ReactNode } from 'react';
import type { UIFeatureKey } from '../core/feature-key.ts';
import { Gate, type GateAppearance } from './gate.tsx';

/** A part of the user interface by its key. */
export type UIFeatureGateProps = GateAppearance & { readonly feature: UIFeatureKey };

/** Renders its children where that part of the user interface is on. Takes keys of the category `ui` only. */
export const UIFeatureGate: (props: UIFeatureGateProps) => ReactNode = Gate;
