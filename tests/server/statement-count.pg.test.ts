import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSchema } from '../../server/graphql.ts';
import { createOrm } from '../../server/orm.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { actor, executeAs } from '../support/execute-graphql.ts';
import { readWorld } from './read-world.ts';

const MOST_STATEMENTS = 10;
const ROUNDS = 10;

/** Each reaches everything that can be reached from its root, both ways, over 50 features, 3 tiers and 100 tenants. */
const widest = {
  'tiers with their features, models, components and tenants': `{
    tiers {
      tenantCount
      features { key value { enabled } feature { name models { name } components { name } dependsOn { key } dependents { key } } }
      tenants(first: 100) { totalCount edges { node { name tier { name } overrides { key value { enabled } } } } }
    }
  }`,
  'tenants with their tier, its features and their overrides': `{
    tenants(first: 100) {
      totalCount
      edges { node {
        name
        tier { name tenantCount features { key feature { name models { name } components { name } } } }
        overrides { key feature { name dependsOn { key } } }
      } }
    }
  }`,
  'who decides, what would differ, and what is left to import': `{
    featureControl {
      mode nodes { name } shadowSweep { tenants } shadowDifferenceCounts { cause } shadowDifferences(first: 100) { totalCount edges { cursor } }
      migration { lastRun { at } tiers { tierName pendingKeys } }
    }
  }`,
  'the adoption of all features': `{
    featureAdoption { key enabledTenantCount byTier { tier { name } enabledTenantCount tenantCount } feature { name tenants { edges { cursor } } } }
  }`,
  'features with who has them, and for how many tenants what hangs on them is visible': `{
    features(first: 100) {
      totalCount
      edges { node {
        key
        enabledTenantCount
        adoption { byTier { enabledTenantCount } }
        tenants(first: 100, enabled: true) {
          totalCount
          edges { node { tenant { name tier { name } state overrideCount pendingRequestCount } resolved { reason } } }
        }
        models { name visibleTenantCount }
        components { name visibleTenantCount }
      } }
    }
  }`,
  'features with who sets them and what hangs on them': `{
    features(first: 100) {
      totalCount
      edges { node {
        key
        tiers { tier { name } value { enabled } }
        overrides(first: 100) { totalCount edges { node { value { enabled } tenant { name tier { name } } } } }
        models { name feature { key } }
        components { name feature { key } requiredFeatures { key } }
        dependsOn { key } dependents { key } conflictsWith { key }
      } }
    }
  }`,
};

describe('the widest nested queries', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  const schema = createSchema();

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query(readWorld);
    orm = await createOrm({ databaseUrl: database.url });
  });
  afterAll(async () => {
    await orm?.close();
    await database?.drop();
  });
  afterEach(() => vi.restoreAllMocks());

  it.each(Object.entries(widest))(`read %s in at most ${MOST_STATEMENTS} statements`, async (_name, query) => {
    const statements = vi.spyOn(Client.prototype, 'query');
    // Which loads fall into one batch depends on when the database answers: once says nothing.
    for (let round = 0; round < ROUNDS; round += 1) {
      statements.mockClear();
      const { data, errors } = await executeAs({ schema, orm }, actor('super_admin'), query);
      expect(errors).toEqual([]);
      expect(data).not.toBeNull();
      expect(statements.mock.calls.length).toBeGreaterThan(0);
      expect(statements.mock.calls.length).toBeLessThanOrEqual(MOST_STATEMENTS);
    }
  });
});
