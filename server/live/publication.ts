import type { Snapshot } from '../resolution/snapshot-cache.ts';
import type { ResolvedContent } from '../resolution/resolved-content.ts';
import { Frame } from './frame.ts';
import type { SharedOperation } from './shared-operation.ts';
import { deltaUpdate, type ResolvedFeaturesUpdate, snapshotUpdate } from './update.ts';

/** Subscribers of one tenant come one after the other, and mostly hold the same. */
interface LastFrame {
  readonly operation: SharedOperation;
  readonly from: ResolvedContent | undefined;
  readonly to: Snapshot;
  readonly frame: Frame;
}

/**
 * One round of pushing: each distinct (operation, from, to) is executed and serialised once in it, however many
 * subscribers receive it.
 */
export class Publication {
  readonly #onExecution: (to: ResolvedContent) => void;
  readonly #updates = new Map<string, ResolvedFeaturesUpdate>();
  readonly #frames = new Map<SharedOperation, Map<string, Frame>>();
  #last: LastFrame | undefined;

  constructor(onExecution: (to: ResolvedContent) => void) {
    this.#onExecution = onExecution;
  }

  frame(operation: SharedOperation, from: ResolvedContent | undefined, to: Snapshot): Frame {
    const last = this.#last;
    if (last !== undefined && last.operation === operation && last.from === from && last.to === to) return last.frame;
    const frame = this.#find(operation, from, to);
    this.#last = { operation, from, to, frame };
    return frame;
  }

  #find(operation: SharedOperation, from: ResolvedContent | undefined, to: Snapshot): Frame {
    const known = from !== undefined && from.epoch === to.epoch ? from : undefined;
    const key = `${known?.etag ?? ''} ${to.content.etag} ${to.revision} ${to.asOf}`;
    let frames = this.#frames.get(operation);
    if (frames === undefined) this.#frames.set(operation, (frames = new Map()));
    let frame = frames.get(key);
    if (frame === undefined) {
      frame = new Frame(operation.write(this.#update(key, known, to)));
      frames.set(key, frame);
      this.#onExecution(to.content);
    }
    return frame;
  }

  #update(key: string, from: ResolvedContent | undefined, to: Snapshot): ResolvedFeaturesUpdate {
    let update = this.#updates.get(key);
    if (update === undefined) {
      update = from === undefined ? snapshotUpdate(to.content, to) : deltaUpdate(from, to.content, to);
      this.#updates.set(key, update);
    }
    return update;
  }
}
