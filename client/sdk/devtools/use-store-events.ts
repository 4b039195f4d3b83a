import { useEffect, useState } from 'react';
import type { Feature } from '../core/feature.ts';
import type { FeatureStore } from '../core/feature-store.ts';
import { valueText } from './value-text.ts';

/** One line of the log. */
export interface StoreEvent {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

const KEPT = 100;

interface Seen {
  readonly status: string;
  readonly revision: string | undefined;
  readonly features: ReadonlyMap<string, Feature>;
}

const look = (store: FeatureStore): Seen => ({
  status: store.getStatus(),
  revision: store.getState()?.revision,
  features: store.getFeatures(),
});

function differences(before: Seen, now: Seen): string[] {
  const texts: string[] = [];
  if (before.status !== now.status) texts.push(`connection: ${before.status} -> ${now.status}`);
  if (before.revision !== now.revision && now.revision !== undefined) texts.push(`revision ${now.revision}`);
  if (before.features === now.features || before.features.size === 0) return texts;
  for (const [key, feature] of now.features) {
    const old = before.features.get(key);
    if (old === feature) continue;
    texts.push(
      `${key}: ${old === undefined ? 'unknown' : valueText(old)} -> ${valueText(feature)} (${feature.reason})`,
    );
  }
  for (const key of before.features.keys()) if (!now.features.has(key)) texts.push(`${key}: gone`);
  return texts;
}

/** What happened to a store since the panel was there, newest first. */
export function useStoreEvents(store: FeatureStore): readonly StoreEvent[] {
  const [events, setEvents] = useState<readonly StoreEvent[]>([]);
  useEffect(() => {
    let seen = look(store);
    let id = 0;
    return store.subscribeAll(() => {
      const now = look(store);
      const at = Date.now();
      const news = differences(seen, now).map((text) => ({ id: ++id, at, text }));
      seen = now;
      if (news.length > 0) setEvents((old) => [...news.toReversed(), ...old].slice(0, KEPT));
    });
  }, [store]);
  return events;
}
