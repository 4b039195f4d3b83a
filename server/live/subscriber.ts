import type { ResolvedContent } from '../resolution/resolved-content.ts';
import type { Frame } from './frame.ts';
import type { Outgoing } from './outgoing.ts';
import type { Outlet } from './outlet.ts';
import type { SharedOperation } from './shared-operation.ts';

interface SubscriberOptions {
  readonly operation: SharedOperation;
  readonly operationId: string;
  readonly outlet: Outlet;
  /** When the token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Ends the operation with an error, or completes it. */
  readonly onEnd: (error?: Error) => void;
}

const MOST_BUFFERED = 256 * 1_024; // bytes: beyond that the reader is behind and gets the newest state later

/**
 * One live operation. It holds only what it was sent last: what it missed while it was behind is the difference between
 * that and the newest state, however much happened in between.
 */
export class Subscriber {
  readonly operation: SharedOperation;
  readonly #operationId: string;
  readonly #outlet: Outlet;
  readonly #expiresAt: number;
  readonly #onEnd: SubscriberOptions['onEnd'];
  sent: ResolvedContent | undefined;
  /** Whether it was sent an event: the first one goes out even where it says that nothing is different. */
  begun = false;
  /** Since when the client has not taken what it was sent (performance.now()); undefined: it keeps up. */
  behindSince: number | undefined;

  constructor({ operation, operationId, outlet, expiresAt, onEnd }: SubscriberOptions) {
    this.operation = operation;
    this.#operationId = operationId;
    this.#outlet = outlet;
    this.#expiresAt = expiresAt;
    this.#onEnd = onEnd;
  }

  get congested(): boolean {
    return this.#outlet.bufferedAmount > MOST_BUFFERED;
  }

  expired(now: number): boolean {
    return this.#expiresAt <= now;
  }

  /** From here on it counts as sent: `outgoing` is written in the same turn. */
  deliver(frame: Frame, content: ResolvedContent, outgoing: Outgoing): void {
    outgoing.add(this.#outlet, frame.for(this.#operationId));
    this.sent = content;
    this.begun = true;
  }

  end(error?: Error): void {
    this.#onEnd(error);
  }

  close(code: number, reason: string): void {
    this.#outlet.close(code, reason);
  }
}
