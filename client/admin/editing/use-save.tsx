import { useApolloClient } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useCallback, useRef, useState } from 'react';
import type { Problem, SendChange } from './change-answer.ts';
import { SavedNotice } from './saved-notice.tsx';

interface Save {
  readonly saving: boolean;
  /** Why the last attempt was refused; null where it was not. */
  readonly problem: Problem | null;
  /** Answers whether it was saved. Says so on the page, with a way to undo it. */
  readonly save: (reason: string) => Promise<boolean>;
  readonly forget: () => void;
}

const unreachable: Problem = {
  code: 'FEATURE_SERVICE_UNAVAILABLE',
  message: 'The server did not answer. Your edits are kept: save again, it will not happen twice.',
  path: [],
  details: {},
};

interface SaveOptions {
  readonly send: SendChange;
  /** What is saved, for the notice, such as `Pro saved`. */
  readonly done: string;
  /** False for what has no undo, such as a revoked key. */
  readonly undoable?: boolean;
  /** What follows, in the notice, in place of how to undo it. */
  readonly notice?: string | undefined;
}

/** Saves a change once, however often the answer gets lost, and offers to undo it. */
export function useSave({ send, done, undoable = true, notice }: SaveOptions): Save {
  const client = useApolloClient();
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const attempt = useRef<string | null>(null);

  const save = useCallback(
    async (reason: string) => {
      setSaving(true);
      setProblem(null);
      attempt.current ??= crypto.randomUUID();
      try {
        const said = reason.trim();
        const answer = await send({
          dryRun: false,
          reason: said === '' ? null : said,
          idempotencyKey: attempt.current,
        });
        attempt.current = null;
        setProblem(answer.problem);
        if (answer.problem !== null) return false;
        const { revision } = answer;
        notifications.show({
          color: 'teal',
          title: done,
          message: notice ?? <SavedNotice revision={undoable ? revision : null} client={client} />,
        });
        return true;
      } catch {
        setProblem(unreachable);
        return false;
      } finally {
        setSaving(false);
      }
    },
    [send, done, undoable, notice, client],
  );
  const forget = useCallback(() => {
    attempt.current = null;
    setProblem(null);
  }, []);
  return { saving, problem, save, forget };
}
