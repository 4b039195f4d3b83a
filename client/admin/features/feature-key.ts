import { categories, type FeatureCategory } from '../values/categories.ts';

const LONGEST = 255; // characters
const part = /^[a-z0-9_]+$/;

/** What is said about a key while somebody types it. */
export interface KeyReading {
  /** Null where the first part is none. */
  readonly category: { readonly id: FeatureCategory; readonly label: string } | null;
  /** Why it is no key; null where it is one. */
  readonly error: string | null;
}

/** Reads a key as the registry will: two to four parts, of which the first is the category. */
export function readFeatureKey(key: string): KeyReading {
  const parts = key.split('.');
  const [first = '', ...rest] = parts;
  const category = categories.find(({ id }) => id.toLowerCase() === first) ?? null;
  return { category, error: errorOf() };

  function errorOf(): string | null {
    if (category === null) {
      return `It must begin with ${new Intl.ListFormat('en', { type: 'disjunction' }).format(categories.map(({ id }) => id.toLowerCase()))}.`;
    }
    if (rest.length === 0 || rest.join('') === '') return `Go on with a dot and a name, such as ${first}.something.`;
    const wrong = rest.find((each) => !part.test(each));
    if (wrong === '') return 'Two dots need a name between them.';
    if (wrong !== undefined) return `“${wrong}” is not possible: use a-z, 0-9 and _ only.`;
    if (parts.length > 4) return 'At most four parts.';
    return key.length > LONGEST ? `At most ${LONGEST} characters.` : null;
  }
}
