import { tenantNotFound } from '../auth/tenant-not-found.ts';
import type { Services } from '../context.ts';
import type { Query } from '../database/query.ts';
import { inSnapshot } from '../database/transaction.ts';
import { BadInput } from '../errors.ts';
import type { FeatureControlMode, ResolutionInputs } from '../resolution/resolution-inputs.ts';
import { resolveFeatures } from '../resolution/resolve-features.ts';
import { ResolvedContent } from '../resolution/resolved-content.ts';
import type { Snapshot } from '../resolution/snapshot-cache.ts';
import { modeOf, pastInputs } from './past-inputs.ts';

type AsOfServices = Pick<Services, 'orm' | 'cache' | 'clock' | 'pinnedMode'>;

/**
 * What a tenant had at a past moment, by the log, or will have at a coming one if nobody changes anything. Never kept and
 * never shared: nobody asks for the same moment twice.
 * @param at milliseconds since 1970
 * @throws {BadInput} for a moment of which the log knows nothing
 * @throws {Refusal} TENANT_NOT_FOUND
 */
export async function resolveAsOf(services: AsOfServices, tenantId: string, at: number): Promise<Snapshot> {
  // Also for the past: the tenant has to be there, and this node to know what time it is.
  const now = await services.cache.read(tenantId);
  if (at >= services.clock.now()) {
    const { inputs, revision } = await services.cache.inputs(tenantId);
    return snapshotOf(inputs, { epoch: now.epoch, revision }, at);
  }
  return inSnapshot(services.orm.em, async (query) => {
    const { revision, epoch, initialMode } = await lastChange(query, at);
    const { mode, catalog, tier, tenant } = await pastInputs(query, tenantId, revision, initialMode);
    const decided = services.pinnedMode ?? mode;
    if (decided !== 'enforce') {
      throw new BadInput('asOf: at that moment the old system decided, and what it said then is not in the log.');
    }
    if (tenant === null) throw await unknownThen(query, tenantId);
    return snapshotOf({ mode: decided, catalog, tier, tenant, compiledFeatures: [] }, { epoch, revision }, at);
  });
}

function snapshotOf(
  inputs: ResolutionInputs,
  { epoch, revision }: { readonly epoch: string; readonly revision: number },
  at: number,
): Snapshot {
  const { features, models, components, nextChangeAt } = resolveFeatures(inputs, at);
  const { mode, tier, tenant } = inputs;
  const tierName = tier?.name ?? null;
  const content = new ResolvedContent({ epoch, mode, tierName, stale: false, features, models, components });
  return { tenantId: tenant.id, tierId: tenant.tierId, content, epoch, revision, asOf: at, nextChangeAt };
}

interface LastChange {
  readonly revision: number;
  readonly epoch: string;
  /** The mode before the log says anything of it. */
  readonly initialMode: FeatureControlMode;
}

const LAST = `select h.epoch, (select max(revision) from change where at <= $1)::float8 as revision,
    (select min(at) from change) as since,
    coalesce((select old_value ->> 'mode' from feature_audit_log where feature_key = '$mode' order by revision, position limit 1),
      (select mode from feature_control_setting)) as mode
  from head h`;

async function lastChange(query: Query, at: number): Promise<LastChange> {
  const [row] = await query<{ epoch: string; revision: number | null; since: Date | null; mode: string }>(LAST, [
    new Date(at),
  ]);
  if (row?.revision == null) throw tooEarly(row?.since ?? null);
  return { epoch: row.epoch, revision: row.revision, initialMode: modeOf(row.mode) ?? 'legacy' };
}

function tooEarly(since: Date | null): BadInput {
  if (since === null) return new BadInput('asOf: the log is empty.');
  return new BadInput(`asOf: the log begins at ${new Date(since).toISOString()}; nothing is known of the time before.`);
}

const SINCE = `select min(performed_at) as since from feature_audit_log where entity_type = 'tenant' and entity_id = $1 and feature_key like '$%'`;

async function unknownThen(query: Query, tenantId: string): Promise<Error> {
  const [row] = await query<{ since: Date | null }>(SINCE, [tenantId]);
  if (row?.since == null) return tenantNotFound();
  return new BadInput(`asOf: the log knows this tenant from ${new Date(row.since).toISOString()} on.`);
}
