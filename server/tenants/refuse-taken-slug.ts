import type { Query } from '../database/query.ts';
import { Refusal } from '../errors.ts';

/** @throws {Refusal} NAME_TAKEN where another tenant has the slug */
export async function refuseTakenSlug(query: Query, slug: string, tenantId: string | null): Promise<void> {
  const others = await query('select from tenant where slug = $1 and id is distinct from $2::uuid', [slug, tenantId]);
  if (others.length > 0) throw new Refusal('NAME_TAKEN', `Another tenant has the slug "${slug}".`, { slug }, ['slug']);
}
