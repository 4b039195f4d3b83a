import type { ApolloClient } from '@apollo/client';
import { useCallback, useEffect, useState } from 'react';
import { useFeatureStore } from '../../sdk/index.ts';
import { signInAdmin } from './admin-client.ts';
import type { AdminTier, Consent, Problem, TierChange } from './admin-tier.ts';
import { fetchTier, sendChange, unreachable } from './tier-requests.ts';

/** The tier of the signed-in tenant, and how to change it. */
export interface TierEditor {
  /** Undefined while loading; null where the tenant has no tier. */
  readonly tier: AdminTier | null | undefined;
  /** What went wrong with reading, in words. */
  readonly failure: string | null;
  /** Answers the refusal, or null where the change was made. */
  readonly change: (change: TierChange, consent?: Consent) => Promise<Problem | null>;
}

type Read = { readonly tier: AdminTier | null | undefined; readonly failure: string | null };

/** An answer that was overtaken by a newer one must not win. */
function newer(held: Read, tier: AdminTier | null): Read {
  const overtaken = held.tier && tier && held.tier.id === tier.id && held.tier.version > tier.version;
  return { tier: overtaken ? held.tier : tier, failure: null };
}

export function useTier(tenantId: string | null): TierEditor {
  const store = useFeatureStore();
  const [client, setClient] = useState<ApolloClient | null>(null);
  const [read, setRead] = useState<Read>({ tier: undefined, failure: null });
  const failed = useCallback((error: unknown) => setRead((held) => ({ ...held, failure: String(error) })), []);

  useEffect(() => {
    signInAdmin().then(setClient, failed);
  }, [failed]);

  useEffect(() => {
    if (client === null || tenantId === null) return undefined;
    const load = (): void =>
      void fetchTier(client, tenantId).then((tier) => setRead((held) => newer(held, tier)), failed);
    load();
    // The push tells that something changed, also where another admin did it; the tier itself is read again.
    let seen = store.getState()?.revision;
    return store.subscribeAll(() => {
      const revision = store.getState()?.revision;
      if (revision === seen) return;
      seen = revision;
      load();
    });
  }, [client, tenantId, store, failed]);

  const { tier, failure } = read;
  const change = useCallback(
    async (wanted: TierChange, consent: Consent = {}) => {
      if (client === null || tenantId === null || !tier) return unreachable('The tier has not been read yet.');
      const problem = await sendChange(client, tier, wanted, consent);
      // Also after a refusal: a stale write means that this list is out of date.
      const now = await fetchTier(client, tenantId).catch(() => tier);
      setRead((held) => newer(held, now));
      return problem;
    },
    [client, tenantId, tier],
  );
  return { tier, failure, change };
}
