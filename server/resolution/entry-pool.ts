import { LRUCache } from 'lru-cache';
import type { ComponentDefinition, ModelDefinition } from './resolution-inputs.ts';
import type { Resolution, ResolvedFeature } from './resolved.ts';

const ENTRIES = 4_000; // some 250 bytes each
const LISTS = 32;

/**
 * Entries and lists that were decided lately. What a change did not touch comes out as the same object again, so that it is
 * neither digested, compared nor written a second time. Everything is compared in full: the pool cannot make an answer wrong.
 */
export class EntryPool {
  readonly #entries = new LRUCache<string, ResolvedFeature>({ max: ENTRIES });
  readonly #models = new ListPool<ModelDefinition>();
  readonly #components = new ListPool<ComponentDefinition>();
  /** All tenants of a tier have most of its entries, so each is looked for once. */
  readonly #known = new WeakMap<ResolvedFeature, ResolvedFeature>();
  /** Mostly the next answer is another tenant's of the same tier. */
  #last: { readonly from: readonly ResolvedFeature[]; readonly to: readonly ResolvedFeature[] } = { from: [], to: [] };

  /** The same answer, made of what was here before as far as that is equal. */
  share({ features, models, components, nextChangeAt }: Resolution): Resolution {
    const { from, to } = this.#last;
    const shared = features.map((entry, place) => {
      const known = from[place] === entry ? to[place] : this.#known.get(entry);
      return known ?? this.#find(entry);
    });
    this.#last = { from: features, to: shared };
    return {
      features: shared,
      models: this.#models.share(models),
      components: this.#components.share(components),
      nextChangeAt,
    };
  }

  #find(entry: ResolvedFeature): ResolvedFeature {
    const variant = `${entry.key} ${entry.enabled} ${entry.limit} ${entry.source} ${entry.expiresAt}`;
    const known = this.#entries.get(variant);
    const found = known !== undefined && isSame(known, entry) ? known : entry;
    if (found === entry) this.#entries.set(variant, entry);
    this.#known.set(entry, found);
    this.#known.set(found, found);
    return found;
  }
}

class ListPool<Item extends object> {
  readonly #lists: (readonly Item[])[] = [];
  readonly #known = new WeakMap<readonly Item[], readonly Item[]>();

  share(list: readonly Item[]): readonly Item[] {
    const known = this.#known.get(list) ?? this.#find(list);
    this.#known.set(list, known);
    return known;
  }

  #find(list: readonly Item[]): readonly Item[] {
    const found = this.#lists.find(
      (each) => each.length === list.length && each.every((item, at) => item === list[at]),
    );
    if (found !== undefined) return found;
    this.#lists.push(list);
    if (this.#lists.length > LISTS) this.#lists.shift();
    return list;
  }
}

function isSame(a: ResolvedFeature, b: ResolvedFeature): boolean {
  return (
    a.key === b.key &&
    a.name === b.name &&
    a.category === b.category &&
    a.type === b.type &&
    a.enabled === b.enabled &&
    a.limit === b.limit &&
    a.unlimited === b.unlimited &&
    a.text === b.text &&
    (a.json === b.json || JSON.stringify(a.json) === JSON.stringify(b.json)) &&
    a.source === b.source &&
    a.reason === b.reason &&
    a.blockedBy.length === b.blockedBy.length &&
    a.blockedBy.every((key, place) => key === b.blockedBy[place]) &&
    a.ignoredOverride === b.ignoredOverride &&
    a.deprecated === b.deprecated &&
    a.deprecatedMessage === b.deprecatedMessage &&
    a.requiresSetup === b.requiresSetup &&
    a.upgradable === b.upgradable &&
    a.pendingRequestId === b.pendingRequestId &&
    a.expiresAt === b.expiresAt
  );
}
