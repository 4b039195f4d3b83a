import { Badge, Tooltip } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { LiveState, LiveStatus } from '../api/live-state.ts';

const shown: Readonly<Record<LiveStatus, { readonly label: string; readonly color: string; readonly about: string }>> =
  {
    live: { label: 'Live', color: 'teal', about: 'Changes show here as they happen.' },
    connecting: {
      label: 'Connecting',
      color: 'yellow',
      about: 'What is shown may be old until the connection stands.',
    },
    offline: { label: 'Offline', color: 'red', about: 'What is shown may be old. It connects again by itself.' },
  };

/** Whether what is on screen is kept up to date, and the last change that was heard of. */
export function LiveBadge({ live }: { readonly live: LiveState }): ReactNode {
  const status = useSyncExternalStore(live.subscribe, live.status);
  const change = useSyncExternalStore(live.subscribe, live.lastChange);
  const { label, color, about } = shown[status];
  const last =
    change === null
      ? ''
      : ` Last change: revision ${change.revision}, ${change.operation} by ${change.actorName ?? 'the system'}.`;
  return (
    <Tooltip label={about + last} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>
      <Badge
        variant="light"
        color={color}
        component="button"
        type="button"
        className="live-badge"
        data-status={status}
        leftSection={<span className="live-dot" aria-hidden="true" />}
        aria-label={`Connection: ${label}.${last}`}
      >
        {label}
        {change !== null && <span className="live-revision"> · {change.revision}</span>}
      </Badge>
    </Tooltip>
  );
}
