import { useDebouncedValue } from '@mantine/hooks';
import { use, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { LiveContext } from '../api/live-context.ts';
import type { ChangeAnswer, SendChange } from './change-answer.ts';

const SETTLE_MS = 200; // while somebody types or clicks on, their next edit is waited for

interface Answered {
  readonly what: string;
  readonly revision: string;
  readonly answer: ChangeAnswer;
}

/** What saving would do now; null while the answer is under way, and where there is nothing to rehearse. */
export type Rehearsal = ChangeAnswer | null;

/**
 * Asks the server what a change would do, again whenever the change or anything else changes.
 * @param what the change as text, so that equal ones are asked once; null where there is nothing to save.
 */
export function useRehearsal(send: SendChange, what: string | null): Rehearsal {
  const live = use(LiveContext);
  const revision = useSyncExternalStore(live.subscribe, live.lastChange)?.revision ?? '';
  const [settled] = useDebouncedValue(what, SETTLE_MS);
  const [latest, setLatest] = useState<Answered | null>(null);
  const sender = useRef(send);
  useEffect(() => {
    sender.current = send;
  });

  useEffect(() => {
    if (settled === null) return undefined;
    const asked = { isOutdated: false };
    const ask = async (): Promise<void> => {
      try {
        const answer = await sender.current({ dryRun: true, reason: null, idempotencyKey: null });
        if (!asked.isOutdated) setLatest({ what: settled, revision, answer });
      } catch {
        // The status badge tells that the server is away; saving tells it too.
      }
    };
    void ask();
    return () => {
      asked.isOutdated = true;
    };
  }, [settled, revision]);

  // While a newer revision is asked about, the answer of the one before it is better than none.
  return what !== null && latest?.what === what ? latest.answer : null;
}
