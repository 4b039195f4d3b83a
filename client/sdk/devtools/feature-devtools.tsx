import type { ReactNode } from 'react';
import { DevtoolsPanel, type DevtoolsPanelProps } from './devtools-panel.tsx';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** How the panel looks at first. */
export type FeatureDevtoolsProps = DevtoolsPanelProps;

/**
 * The developer panel: put it anywhere inside `FeatureProvider`. In production it renders nothing, and nothing of it is in the
 * bundle.
 */
export const FeatureDevtools: (props: FeatureDevtoolsProps) => ReactNode =
  process.env.NODE_ENV === 'production' ? () => null : DevtoolsPanel;
