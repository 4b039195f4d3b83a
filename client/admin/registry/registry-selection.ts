import type { Registry, RegistryItem } from './registry.ts';

export type Shown = 'active' | 'retired' | 'all';

export const shownChoices: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'active', label: 'In use' },
  { value: 'retired', label: 'Retired' },
  { value: 'all', label: 'All' },
];

/** Things that belong together, such as the models of one provider. */
export interface RegistryGroup<Item> {
  readonly name: string;
  readonly items: readonly Item[];
}

export function readShown(params: URLSearchParams): Shown {
  return shownChoices.find(({ value }) => value === params.get('show'))?.value ?? 'active';
}

/** What the address asks for, in groups; in the order of the server. */
export function selectItems<Item extends RegistryItem>(
  registry: Pick<Registry<Item>, 'filters' | 'groupOf' | 'textOf'>,
  items: readonly Item[],
  params: URLSearchParams,
): readonly RegistryGroup<Item>[] {
  const shown = readShown(params);
  const words = (params.get('search') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = registry.filters.flatMap(({ name, matches }) => {
    const value = params.get(name);
    return value === null ? [] : [(item: Item): boolean => matches(item, value)];
  });
  const found = items.filter((item) => {
    const text = registry.textOf(item).toLowerCase();
    return (
      (shown === 'all' || item.isActive === (shown === 'active')) &&
      words.every((word) => text.includes(word)) &&
      chosen.every((matches) => matches(item))
    );
  });
  return [...Map.groupBy(found, registry.groupOf)].map(([name, members]) => ({ name, items: members }));
}
