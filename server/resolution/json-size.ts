const utf8Bytes = (text: string): number => Buffer.byteLength(text);

/** PostgreSQL stores neither NUL nor half of a surrogate pair in jsonb. */
export const isStorableText = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/**
 * Bytes of a JSON value as PostgreSQL writes jsonb out (", " and ": " between the parts, UTF-8), or null where it is no
 * JSON that jsonb can hold. Counting stops beyond `atMost`, so that neither depth nor a loop can exhaust us.
 */
export function jsonSize(root: unknown, atMost: number): number | null {
  let bytes = 0;
  const open: unknown[] = [root];
  while (open.length > 0 && bytes <= atMost) {
    const value = open.pop();
    if (value === null) bytes += 4;
    else if (typeof value === 'boolean') bytes += value ? 4 : 5;
    else if (typeof value === 'number' && Number.isFinite(value)) bytes += String(value).length;
    else if (typeof value === 'string' && isStorableText(value)) bytes += utf8Bytes(JSON.stringify(value));
    else if (Array.isArray(value)) {
      bytes += 2 + 2 * Math.max(0, value.length - 1);
      for (const item of value) open.push(item);
    } else if (isPlainObject(value)) {
      const keys = Object.keys(value);
      bytes += 2 + 2 * Math.max(0, keys.length - 1);
      for (const key of keys) {
        if (!isStorableText(key)) return null;
        bytes += utf8Bytes(JSON.stringify(key)) + 2;
        open.push(value[key]);
      }
    } else return null;
  }
  return bytes;
}

/** An object as JSON has them: no array, no Date, no Map. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
