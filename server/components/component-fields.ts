import { z } from 'zod';
import {
  keyPart,
  line,
  optionalIcon,
  optionalLine,
  optionalLink,
  optionalText,
  type FieldsInput,
} from '../changes/parse-fields.ts';

/** `displayName` is for people, `name` the class in code. */
const fields = z.object({
  displayName: line(255),
  name: line(255),
  description: optionalText(4_000),
  category: keyPart(50),
  subcategory: optionalLine(50),
  featureKey: z.string().nullable(),
  requiredFeatures: z.array(z.string()),
  icon: optionalIcon(50),
  documentationUrl: optionalLink(500),
  isBeta: z.boolean(),
  isActive: z.boolean(),
});

export type ComponentFieldsInput = FieldsInput<typeof fields>;

export const newComponentFields = fields.partial().required({ displayName: true, name: true, category: true });
export const changedComponentFields = fields.partial();

/** Plain JSON: it is kept for the idempotency key. */
export interface ComponentChanged {
  readonly id: string;
  /** After the change; in a dry run as it would be. */
  readonly version: number;
}
