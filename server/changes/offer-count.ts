import type { Catalog } from '../resolution/resolution-inputs.ts';
import type { Resolution } from '../resolution/resolved.ts';

/** What happens to a model or a component: how many tenants begin, and how many cease, to see it. */
export interface OfferImpact {
  readonly id: string;
  /** Its name for people. */
  readonly name: string;
  readonly on: number;
  readonly off: number;
}

type Kind = 'models' | 'components';

/** What one tenant begins and ceases to see. */
export interface OfferDifference {
  readonly kind: Kind;
  readonly id: string;
  readonly effect: 'on' | 'off';
}

/** Equal where the tenant sees the same models and components, whatever has changed about them. */
export function compareOffers(before: Resolution, after: Resolution): OfferDifference[] {
  return (['models', 'components'] as const).flatMap((kind) => {
    const was = new Set(before[kind].map(({ id }) => id));
    const is = new Set(after[kind].map(({ id }) => id));
    const difference = (effect: 'on' | 'off') => (id: string) => ({ kind, id, effect });
    return [
      ...[...is].filter((id) => !was.has(id)).map(difference('on')),
      ...[...was].filter((id) => !is.has(id)).map(difference('off')),
    ];
  });
}

/** Counts tenants by what they begin and cease to see. */
export class OfferCount {
  readonly #counts = new Map<string, { on: number; off: number }>();

  add(differences: readonly OfferDifference[]): void {
    for (const { id, effect } of differences) {
      const count = this.#counts.get(id) ?? { on: 0, off: 0 };
      this.#counts.set(id, count);
      count[effect] += 1;
    }
  }

  /** In the order of the catalog, only what anybody begins or ceases to see. Nothing is ever deleted from it. */
  of(kind: Kind, catalog: Catalog): readonly OfferImpact[] {
    return catalog[kind].flatMap(({ id, name }) => {
      const count = this.#counts.get(id);
      return count === undefined ? [] : { id, name, ...count };
    });
  }
}
