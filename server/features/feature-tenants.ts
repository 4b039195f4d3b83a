import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Connection } from '../../schema/connection.ts';
import { readPage, toConnection, type Page, type PageArguments } from '../reading/paging.ts';
import type { CountedPopulation, MemberFilter } from '../resolution/counted-population.ts';
import type { Member } from '../resolution/load-population.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';

/** What a feature comes out as for one tenant. */
export interface TenantOfFeature extends Member {
  readonly resolved: ResolvedFeature;
}

interface Question {
  readonly em: EntityManager;
  readonly population: CountedPopulation;
  readonly key: string;
  readonly filter: MemberFilter;
}

type Position = [name: string, id: string];
const POSITION = z.tuple([z.string(), z.guid()]);

/** A page of the tenants by name, with what the feature is for each. */
export async function featureTenants(question: Question, args: PageArguments): Promise<Connection<TenantOfFeature>> {
  const { population, key, filter } = question;
  const page = readPage<Position>(args, POSITION);
  const from = await startOf(question, page);
  const all = population.members(key, filter);
  const beyond = all.filter((member) => (population.placeOf(member) ?? 0) >= from).slice(0, page.size + 1);
  const rows = beyond.map((member) => ({ ...member, resolved: population.resolve(member.id, key) }));
  return toConnection(
    rows,
    page,
    ({ name, id }): Position => [name, id],
    () => all.length,
  );
}

/** The place of the first tenant beyond the cursor. Only the database knows its order of names, where the cursor's is gone. */
async function startOf({ em, population }: Question, { after }: Page<Position>): Promise<number> {
  if (after === null) return 0;
  const [name, id] = after;
  const place = population.placeOf({ id, name });
  if (place !== undefined) return place + 1;
  const [row] = await em.execute<{ before: number }[]>(
    'select count(*)::int as before from tenant where (name, id) <= (?::text, ?::uuid)',
    [name, id],
  );
  return row?.before ?? 0;
}
