import { createContext } from 'react';
import type { Draft } from './draft.ts';

/** Edits that are not saved, kept while somebody looks at another screen. Each belongs to one address, such as `tier:<id>`. */
export class DraftStore {
  readonly #drafts = new Map<string, Draft<unknown>>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(name: string): Draft<unknown> | undefined {
    return this.#drafts.get(name);
  }

  set(name: string, draft: Draft<unknown>): void {
    if (Object.keys(draft).length === 0) this.#drafts.delete(name);
    else this.#drafts.set(name, draft);
    for (const listener of this.#listeners) listener();
  }

  /** Whether anything would be lost if the page went away. */
  get hasEdits(): boolean {
    return this.#drafts.size > 0;
  }
}

export const DraftStoreContext = createContext(new DraftStore());
