import { IconPlugOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { type ConnectionStatus, useFeatureStatus, useFeatureStore } from '../../sdk/index.ts';

const words: Readonly<Record<ConnectionStatus, readonly [title: string, text: string]>> = {
  loading: ['Connecting', 'Nothing is known yet, so every gate is closed.'],
  live: ['Live', 'What the page shows is what the server says now.'],
  stale: ['Stale', 'The last answer, while the connection comes back.'],
  offline: ['Offline', 'Too long without an answer: every gate is closed.'],
};

function ago(since: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  if (seconds < 2) return 'just now';
  return seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago`;
}

/** When the newest answer came, and what time it is, to the second. */
function usePushTimes(): readonly [pushedAt: number, now: number] {
  const store = useFeatureStore();
  const [pushedAt, setPushedAt] = useState(Date.now);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    let seen = store.getState();
    return store.subscribeAll(() => {
      if (store.getState() === seen) return;
      seen = store.getState();
      setPushedAt(Date.now());
    });
  }, [store]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return [pushedAt, now];
}

/** How current the product beside it is. */
export function ConnectionCard({ onCutConnection }: { readonly onCutConnection: () => void }): ReactNode {
  const { status, state } = useFeatureStatus();
  const [pushedAt, now] = usePushTimes();
  const [title, text] = words[status];
  return (
    <div className="connection" data-status={status}>
      <p className="connection-title" role="status">
        <span className="dot" /> {title}
        <span className="visually-hidden">. {text}</span>
      </p>
      <dl>
        <div>
          <dt>Revision</dt>
          <dd data-testid="revision">{state?.revision ?? '–'}</dd>
        </div>
        <div>
          <dt>Last push</dt>
          <dd>{state === null ? '–' : ago(pushedAt, now)}</dd>
        </div>
      </dl>
      <button
        type="button"
        className="icon-button small quiet"
        aria-label="Cut the connection"
        title="Cut the connection, and watch it come back"
        onClick={onCutConnection}
      >
        <IconPlugOff size={15} aria-hidden />
      </button>
    </div>
  );
}
