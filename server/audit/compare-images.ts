import { isDeepStrictEqual } from 'node:util';
import type { Image, ThingKind } from './audit-thing.ts';

/** The host may write its other columns as often as it likes: they decide nothing, and are not logged when it does. */
const HOST_FIELDS: Readonly<Partial<Record<ThingKind, readonly string[]>>> = {
  tenant: ['name', 'tierId', 'licenseExpiresAt', 'isActive'],
  tier: ['name', 'isActive'],
};
const LISTS: ReadonlySet<string> = new Set(['dependsOn', 'conflictsWith', 'requiredFeatures']);

/** Fields of a row that are not what the log says of them. */
export function differingFields(kind: ThingKind, logged: Image, found: Image): string[] {
  const fields = HOST_FIELDS[kind] ?? Object.keys(found);
  return fields.filter((field) => !sameField(field, logged[field] ?? null, found[field] ?? null));
}

/** One moment may be written in several ways, and the order of a list of keys says nothing. */
function sameField(field: string, logged: unknown, found: unknown): boolean {
  if (field.endsWith('At') && typeof logged === 'string' && typeof found === 'string') {
    return logged === found || Date.parse(logged) === Date.parse(found);
  }
  if (LISTS.has(field)) return isDeepStrictEqual(sorted(logged), sorted(found));
  return isDeepStrictEqual(logged, found);
}

function sorted(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String).toSorted() : [];
}
