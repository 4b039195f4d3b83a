import type { Query } from '../database/query.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { Catalog } from '../resolution/resolution-inputs.ts';
import { loadTiers } from '../tiers/copy-tiers.ts';
import type { ConfigTransaction } from './config-transaction.ts';
import { runCommand, type CommandContext, type CommandInput, type Done } from './run-command.ts';

/** What a command did to a model or a component. Plain JSON: it is kept for the idempotency key. */
interface CatalogChange<T> {
  readonly outcome: T;
  readonly changed: boolean;
}

/** Runs a command that changes models or components, which every tenant may see and which are on no tier. */
export function changeCatalog<T>(
  context: CommandContext,
  operation: string,
  input: CommandInput,
  work: (tx: ConfigTransaction) => Promise<CatalogChange<T>>,
): Promise<Done<T>> {
  return runCommand(context, operation, input, async (tx) => {
    const before = tx.dryRun ? await loadCatalog(tx.query) : null;
    const { outcome, changed } = await work(tx);
    if (!changed) return { outcome };
    tx.touch({ catalog: true });
    if (before === null) return { outcome };
    const [after, tiers] = [await loadCatalog(tx.query), await loadTiers(tx.query)];
    return {
      outcome,
      question: {
        before: { catalog: before, tiers },
        after: { catalog: after, tiers },
        now: tx.now,
        everyTenant: true,
      },
    };
  });
}

/** Features, models and components as the transaction sees them. */
async function loadCatalog(query: Query): Promise<Catalog> {
  const { catalog } = await loadInputs(query, { catalog: true, tierIds: [], tenantIds: [] });
  if (catalog === null) throw new Error('The catalog was asked for.');
  return catalog;
}
