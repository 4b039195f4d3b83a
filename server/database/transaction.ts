import type { EntityManager } from '@mikro-orm/postgresql';
import { databaseRefusal } from './database-failure.ts';
import type { Query } from './query.ts';

class TakenBack extends Error {}

/**
 * Runs `work` in a READ COMMITTED transaction of the entity manager, which must be a fork of its own. Not `em.transactional`:
 * when the connection is lost, that keeps its place in the pool for ever, and ten lost connections stop the process from
 * writing. `em.transactional` does not nest in here; take a savepoint.
 * @param rollBack also where nothing fails: a rehearsal
 * @throws what `work` throws; a Refusal FEATURE_SERVICE_UNAVAILABLE where the database is busy or away
 */
export async function inTransaction<T>(
  em: EntityManager,
  rollBack: boolean,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  let ending: { readonly result: T } | { readonly error: unknown } | undefined;
  try {
    await em
      .getKysely()
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (transaction) => {
        em.setTransactionContext(transaction);
        try {
          ending = { result: await work(transactionQuery(em)) };
        } catch (error) {
          // A rollback on a lost connection fails as well; what failed first is what is told.
          ending = { error };
          throw error;
        }
        if (rollBack) throw new TakenBack();
      });
  } catch (error) {
    if (ending !== undefined && 'error' in ending) throw databaseRefusal(ending.error);
    if (!(error instanceof TakenBack)) throw databaseRefusal(error);
  } finally {
    em.resetTransactionContext();
  }
  if (ending === undefined || 'error' in ending) throw new Error('The transaction ended without a result.');
  return ending.result;
}

/**
 * Runs reads that all see one moment, on a connection of their own, holding no lock.
 * @throws a Refusal FEATURE_SERVICE_UNAVAILABLE where the database is busy or away
 */
export async function inSnapshot<T>(em: EntityManager, work: (query: Query) => Promise<T>): Promise<T> {
  const fork = em.fork({ clear: true });
  try {
    return await fork
      .getKysely()
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((transaction) => {
        fork.setTransactionContext(transaction);
        return work(transactionQuery(fork));
      });
  } catch (error) {
    throw databaseRefusal(error);
  } finally {
    fork.resetTransactionContext();
  }
}

/**
 * Statements with `$1` parameters on the entity manager's connection, in its transaction where it has one. For what the ORM
 * cannot say, and for functions that run on a plain connection elsewhere.
 */
export function transactionQuery(em: EntityManager): Query {
  return async <Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> => {
    const result = await em.getKysely().executeQuery<Row>({
      sql,
      parameters,
      query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] },
      queryId: { queryId: crypto.randomUUID() },
    });
    return result.rows;
  };
}
