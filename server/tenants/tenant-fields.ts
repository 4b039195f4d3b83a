import { z } from 'zod';
import { line } from '../changes/parse-fields.ts';

const LONGEST_NAME = 255; // characters
const LONGEST_SLUG = 63; // characters, as a label of a host name
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const fields = z.object({
  name: line(LONGEST_NAME),
  slug: line(LONGEST_SLUG).refine((value) => SLUG.test(value), { error: 'NOT_VALID', abort: true }),
  isActive: z.boolean(),
});

export const newTenantFields = fields.pick({ name: true, slug: true });
export const changedTenantFields = fields.partial();
