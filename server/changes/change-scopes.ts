import type { Scopes } from './change-feed.ts';

/** Collects what a change touches, so that the feed drops exactly that. */
export class ChangeScopes {
  #catalog = false;
  #setting = false;
  readonly #tiers = new Set<string>();
  readonly #tenants = new Set<string>();
  readonly #keys = new Set<string>();

  add(scopes: Omit<Scopes, 'all'>): void {
    this.#catalog ||= scopes.catalog ?? false;
    this.#setting ||= scopes.setting ?? false;
    for (const id of scopes.tiers ?? []) this.#tiers.add(id);
    for (const id of scopes.tenants ?? []) this.#tenants.add(id);
    for (const id of scopes.keys ?? []) this.#keys.add(id);
  }

  get isEmpty(): boolean {
    const touched = this.#tiers.size + this.#tenants.size + this.#keys.size;
    return !this.#catalog && !this.#setting && touched === 0;
  }

  /** As it is stored in `change.scopes`. */
  toJSON(): Scopes {
    return {
      ...(this.#catalog ? { catalog: true } : {}),
      ...(this.#setting ? { setting: true } : {}),
      ...(this.#tiers.size > 0 ? { tiers: [...this.#tiers] } : {}),
      ...(this.#tenants.size > 0 ? { tenants: [...this.#tenants] } : {}),
      ...(this.#keys.size > 0 ? { keys: [...this.#keys] } : {}),
    };
  }
}
