import type { Choice } from './registry.ts';

/** What occurs in a list, once each and in order, as choices of a filter. */
export function choicesOf<Item>(items: readonly Item[], choiceOf: (item: Item) => Choice | null): readonly Choice[] {
  const choices = items.map(choiceOf).filter((choice) => choice !== null);
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()].toSorted((a, b) =>
    a.label.localeCompare(b.label),
  );
}
