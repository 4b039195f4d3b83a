/** What a field of a form holds; null: nothing is given. */
export type FieldValue = string | number | boolean | null | readonly string[];

/** Fields by their name in the API. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

export function textOf(values: FieldValues, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' ? value : null;
}

export function numberOf(values: FieldValues, name: string): number | null {
  const value = values[name];
  return typeof value === 'number' ? value : null;
}

export function flagOf(values: FieldValues, name: string): boolean {
  return values[name] === true;
}

export function keysOf(values: FieldValues, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? [...(value as readonly string[])] : [];
}
