import { Refusal } from '../errors.ts';

/** The one answer for a tenant that does not exist and for one that is not yours: they must not differ by a byte. */
export function tenantNotFound(): Refusal {
  return new Refusal('TENANT_NOT_FOUND', 'There is no such tenant.');
}
