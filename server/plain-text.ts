import { BadInput } from './errors.ts';

// Everything of the classes "control" and "surrogate" (which no well-formed text has) but tab, line feed and carriage return.
const UNWANTED = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/**
 * Refuses text with control characters anywhere in an argument, names inside JSON included: the database refuses some of
 * them with an error of its own, and logs and terminals obey others.
 * @throws BadInput that says where
 */
export function refuseControlCharacters(argument: unknown): void {
  // Not recursive: how deep JSON goes is up to whoever sends it.
  const left: { readonly value: unknown; readonly path: string }[] = [{ value: argument, path: '' }];
  for (let item = left.pop(); item !== undefined; item = left.pop()) {
    const { value, path } = item;
    if (typeof value === 'string') refuse(value, path);
    if (typeof value !== 'object' || value === null || value instanceof Date) continue;
    for (const [name, inner] of Object.entries(value)) {
      refuse(name, path);
      left.push({ value: inner, path: path === '' ? name : `${path}.${name}` });
    }
  }
}

function refuse(text: string, path: string): void {
  const found = UNWANTED.exec(text)?.[0].charCodeAt(0);
  if (found === undefined) return;
  const name = `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
  throw new BadInput(`${path === '' ? 'The text' : path} contains the control character ${name}.`);
}
