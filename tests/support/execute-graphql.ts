import type { MikroORM } from '@mikro-orm/postgresql';
import { graphql, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { compiledFeatures } from '../../seeds/features.ts';
import type { Actor, Role } from '../../server/auth/actor.ts';
import type { Context, Services } from '../../server/context.ts';
import { Population } from '../../server/resolution/population.ts';
import { createErrorFormatter } from '../../server/transport/format-error.ts';
import { createLoaders } from '../../server/loaders.ts';

/** Nobody reads resolved features here, so every revision counts as applied. */
const followed: Pick<Services['feed'], 'reach'> = { reach: () => Promise.resolve(true) };

/** Reads of the registry, tiers, tenants and the log need of the process's services only what counts, commands only the others. */
function servicesOver(orm: MikroORM): Services {
  const population = new Population({
    em: orm.em,
    compiledFeatures,
    pinnedMode: null,
    // Nothing is followed, so each operation counts for itself.
    applied: () => ({ epoch: '', revision: 0 }),
    now: Date.now,
  });
  return new Proxy({ pinnedMode: null, feed: followed, population } as unknown as Services, {
    get(target, name, receiver) {
      if (name in target) return Reflect.get(target, name, receiver) as unknown;
      throw new Error(`this operation was not expected to need services.${String(name)}`);
    },
  });
}

const formatError = createErrorFormatter(pino({ level: 'silent' }));

export function actor(role: Role, tenantId: string | null = null): Actor {
  return { subject: `a-${role}`, role, tenantId, email: `${role}@example.com`, name: 'Somebody', expiresAt: 4e12 };
}

export interface Answer {
  // What a test reads of an answer it has just asked for by name; a wrong path fails the test.
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphQLFormattedError[];
}

/** Executes one operation as somebody, as both transports do, with loaders of its own. */
export async function executeAs(
  { schema, orm }: { readonly schema: GraphQLSchema; readonly orm: MikroORM },
  who: Actor | null,
  source: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const em = orm.em.fork();
  const contextValue: Context = {
    caller: who && { actor: who, address: '203.0.113.7', userAgent: 'test' },
    em,
    loaders: createLoaders(em),
    services: servicesOver(orm),
    minRevision: null,
  };
  const result = await graphql({ schema, source, contextValue, variableValues: variables });
  // Plain objects, as a client gets them.
  const data = JSON.parse(JSON.stringify(result.data ?? null)) as Record<string, unknown> | null;
  return { data, errors: (result.errors ?? []).map(formatError) };
}
