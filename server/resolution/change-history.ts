import type { AppliedChange, Scopes } from '../changes/change-feed.ts';

const KEPT = 2_000; // changes; about a burst's worth, some 100 bytes each

/** What a kept piece of inputs is: the catalog with the setting, one tier, or one tenant. */
export type Piece = { readonly kind: 'catalog' } | { readonly kind: 'tiers' | 'tenants'; readonly id: string };

export function touches(scopes: Scopes, piece: Piece): boolean {
  if (scopes.all === true) return true;
  if (piece.kind === 'catalog') return scopes.catalog === true || scopes.setting === true;
  return scopes[piece.kind]?.includes(piece.id) === true;
}

/**
 * The newest applied changes. A read that began before them may come back after them: it may be kept only if none of the
 * changes since its revision touched it. (A cache that only deletes on write keeps such a read for ever.)
 */
export class ChangeHistory {
  #changes: AppliedChange[] = [];

  add(changes: readonly AppliedChange[]): void {
    this.#changes.push(...changes);
    if (this.#changes.length > 2 * KEPT) this.#changes = this.#changes.slice(-KEPT);
  }

  clear(): void {
    this.#changes = [];
  }

  /** Whether a piece read at `revision` is still what it is at `applied`. */
  stillHolds(piece: Piece, revision: number, applied: number): boolean {
    if (revision === applied) return true;
    const first = this.#changes[0];
    if (first === undefined || first.revision > revision + 1) return false;
    for (let index = this.#changes.length - 1; index >= 0; index -= 1) {
      const change = this.#changes[index];
      if (change === undefined || change.revision <= revision) return true;
      if (touches(change.scopes, piece)) return false;
    }
    return true;
  }
}
