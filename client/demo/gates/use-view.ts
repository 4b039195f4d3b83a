import { useCallback, useMemo, useState } from 'react';
import type { FeatureKey } from '../../sdk/index.ts';
import { gateOf, type Place } from './gates.ts';

export type InspectorTab = Extract<Place, 'model' | 'connect' | 'workspace'>;
export type DockTab = Extract<Place, 'code' | 'debug' | 'api'>;

/** Which tabs are in front. */
export interface View {
  readonly inspector: InspectorTab;
  readonly showInspector: (tab: InspectorTab) => void;
  /** Null: folded. */
  readonly dock: DockTab | null;
  readonly showDock: (tab: DockTab | null) => void;
}

/** Brings the gate of a feature to the front. */
export type Reveal = (feature: FeatureKey) => void;

export function useView(): readonly [View, Reveal] {
  const [inspector, showInspector] = useState<InspectorTab>('model');
  const [dock, showDock] = useState<DockTab | null>('debug');
  const view = useMemo(() => ({ inspector, showInspector, dock, showDock }), [inspector, dock]);
  const reveal = useCallback((feature: FeatureKey) => {
    const { id, place } = gateOf(feature);
    if (place === 'model' || place === 'connect' || place === 'workspace') showInspector(place);
    if (place === 'code' || place === 'debug' || place === 'api') showDock(place);
    // After the tab is in front.
    requestAnimationFrame(() => document.querySelector(`[data-gate="${id}"]`)?.scrollIntoView({ block: 'nearest' }));
  }, []);
  return [view, reveal];
}
