import DataLoader from 'dataloader';
import type { Context } from '../context.ts';
import type { CountedPopulation } from './counted-population.ts';

type Asked = 'counts' | 'names';

// What one operation tells belongs together. Kept by its readers: they are made anew where it forgets what it has read.
const loaders = new WeakMap<Context['loaders']['tenants'], DataLoader<Asked, CountedPopulation>>();

/**
 * All tenants, the same for all fields of an operation that ask at once.
 * @throws a Refusal FEATURE_SERVICE_UNAVAILABLE where the database is busy or away
 */
export function populationOf(context: Context, asked: Asked): Promise<CountedPopulation> {
  let loader = loaders.get(context.loaders.tenants);
  if (loader === undefined) {
    const { services, minRevision } = context;
    loader = new DataLoader<Asked, CountedPopulation>(async (kinds) => {
      const population = await services.population.read(kinds.includes('names'), minRevision);
      return kinds.map(() => population);
    });
    loaders.set(context.loaders.tenants, loader);
  }
  return loader.load(asked);
}
