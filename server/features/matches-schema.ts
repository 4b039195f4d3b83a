import { fromJSONSchema } from 'zod';
import type { SchemaCheck } from '../resolution/feature-value.ts';

/** Whether a value fits a feature's `value_schema`. A schema that cannot be read fits nothing: an unchecked value is not a checked one. */
export const matchesSchema: SchemaCheck = (schema, value) => {
  try {
    return fromJSONSchema(schema as Parameters<typeof fromJSONSchema>[0]).safeParse(value).success;
  } catch {
    return false;
  }
};

/** Whether values can be checked against it at all. */
export function isReadableSchema(schema: object): boolean {
  try {
    fromJSONSchema(schema as Parameters<typeof fromJSONSchema>[0]);
    return true;
  } catch {
    return false;
  }
}
