import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { FeatureStore } from '../core/feature-store.ts';
import { HeldContext } from './held-context.ts';

interface HoldAreaProps {
  readonly store: FeatureStore;
  readonly held: boolean;
  readonly untilIdle: boolean;
  /** Whether everything that keeps the gate closed may wait for whoever works in it. */
  readonly mayStay: () => boolean;
  /** Called with null: the end of being held. */
  readonly release: (kept: null) => void;
  readonly notice: ReactNode;
  readonly children: ReactNode;
}

const IDLE_MS = 5_000; // 5 seconds without input
const LOOK_MS = 250;

/** Around what may be held. React's events, unlike those of the DOM, also come from the dialogs that are opened within. */
export function HoldArea({ store, held, untilIdle, mayStay, release, notice, children }: HoldAreaProps): ReactNode {
  const work = useRef<{ focused?: Element; pressed?: Element; at: number }>({ at: 0 });
  const worked = (): void => {
    work.current.at = Date.now();
  };

  useLayoutEffect(() => {
    if (!held) return undefined;
    const look = (): void => {
      const { focused, pressed, at } = work.current;
      const busy =
        !untilIdle ||
        Date.now() < at + IDLE_MS ||
        // Looked at and not listened to: what loses the focus by being removed tells nobody.
        focused?.matches(':focus') === true ||
        pressed?.matches(':active') === true;
      if (!busy || !mayStay()) release(null);
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    const stop = store.subscribeAll(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [held, untilIdle, store, mayStay, release]);

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
