import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { FeatureStore } from '../core/feature-store.ts';
import type { GateObserver } from '../core/observe-gate.ts';
import { HeldContext } from './held-context.ts';

/**
 * What an open gate does when its feature is taken away:
 * - `immediate`: closes at once;
 * - `whenIdle`: closes once nobody works in it: the focus is elsewhere, no pointer is down and there was no input for a while;
 * - `holdWhileMounted`: stays for as long as it is mounted.
 *
 * A kill switch, a suspended tenant and a connection that was away for too long close it at once, whatever is said here.
 */
export type OnRevoke = 'immediate' | 'whenIdle' | 'holdWhileMounted';

interface HoldAreaProps {
  readonly store: FeatureStore;
  readonly held: boolean;
  readonly onRevoke: OnRevoke;
  readonly observer: GateObserver;
  /** Called with null: the end of being held. */
  readonly keep: (kept: null) => void;
  readonly notice: ReactNode;
  readonly children: ReactNode;
}

const IDLE_MS = 5_000; // 5 seconds without input
const LOOK_MS = 250;

/** Around what may be held. React's events, unlike those of the DOM, also come from the dialogs that are opened within. */
export function HoldArea({ store, held, onRevoke, observer, keep, notice, children }: HoldAreaProps): ReactNode {
  const work = useRef<{ focused?: Element; pressed?: Element; at: number }>({ at: 0 });
  const worked = (): void => {
    work.current.at = Date.now();
  };

  useLayoutEffect(() => {
    if (!held) return undefined;
    const look = (): void => {
      const { focused, pressed, at } = work.current;
      const busy =
        onRevoke === 'holdWhileMounted' ||
        Date.now() < at + IDLE_MS ||
        // Looked at and not listened to: what loses the focus by being removed tells nobody.
        focused?.matches(':focus') === true ||
        pressed?.matches(':active') === true;
      if (!busy || !observer.mayHold()) keep(null);
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    const stop = store.subscribeAll(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [held, onRevoke, store, observer, keep]);

  return (
    <div
      style={{ display: 'contents' }}
      data-feature-gate={held ? 'held' : 'open'}
      onInput={worked}
      onKeyDown={worked}
      onFocus={({ target }) => {
        work.current.focused = target;
      }}
      onPointerDown={({ target }) => {
        work.current.pressed = target as Element;
        worked();
      }}
    >
      {notice !== undefined && <div role="status">{held && notice}</div>}
      <HeldContext value={held}>{children}</HeldContext>
    </div>
  );
}
