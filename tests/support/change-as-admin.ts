import type { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { Actor } from '../../server/auth/actor.ts';
import { actor, executeAs } from './execute-graphql.ts';

/** What every payload tells; the rest is what the test asked for. */
interface Payload extends Readonly<Record<string, unknown>> {
  readonly revision: string | null;
  readonly problem: {
    readonly code: string;
    readonly path: string[];
    readonly details: Record<string, unknown>;
  } | null;
  readonly impact: {
    readonly tenantCount: number;
    readonly features: readonly {
      readonly key: string;
      readonly on: number;
      readonly off: number;
      readonly limits: number;
    }[];
  } | null;
}

/** Runs a mutation whose one argument is `input`, as a super admin unless somebody else is named. */
export async function changeAs(
  world: { readonly schema: GraphQLSchema; readonly orm: MikroORM },
  name: string,
  input: Readonly<Record<string, unknown>>,
  selection = '',
  who: Actor | null = actor('super_admin'),
): Promise<Payload> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { ${name}(input: $input) {
    revision problem { code path details } impact { tenantCount features { key on off limits } } ${selection} } }`;
  const { data, errors } = await executeAs(world, who, source, { input });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data?.[name] as Payload;
}
