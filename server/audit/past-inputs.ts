import type { Query } from '../database/query.ts';
import type {
  Catalog,
  ComponentDefinition,
  FeatureControlMode,
  FeatureDefinition,
  ModelDefinition,
  TenantInputs,
  TierInputs,
} from '../resolution/resolution-inputs.ts';
import type { Image, ThingKind } from './audit-thing.ts';
import { readLog } from './read-log.ts';
import { Replay, type ReplayedRow, type ReplayedState } from './replay.ts';

/** Inputs of resolution as they were after a change, by the log. */
export interface PastInputs {
  readonly mode: FeatureControlMode;
  readonly catalog: Catalog;
  readonly tier: TierInputs | null;
  /** Null: the log knows no such tenant at that time. */
  readonly tenant: TenantInputs | null;
}

/**
 * Replays what one tenant's answer depends on: the catalog, the tenant, and the tier that it was on.
 * @param until the last change that had happened
 * @param initialMode what the mode was before the log says anything of it
 */
export async function pastInputs(
  query: Query,
  tenantId: string,
  until: number,
  initialMode: FeatureControlMode,
): Promise<PastInputs> {
  const own = await replayWhere(query, until, `l.entity_type = 'tenant' and l.entity_id = $4::uuid`, [tenantId]);
  const tenant = tenantOf(tenantId, own);
  const shared = await replayWhere(
    query,
    until,
    `l.entity_type in ('registry', 'model', 'component', 'setting') or (l.entity_type = 'tier' and l.entity_id = $4::uuid)`,
    [tenant?.tierId ?? null],
  );
  const [mode] = rowsOf(shared, 'mode');
  return {
    mode: modeOf(mode?.image['mode']) ?? initialMode,
    catalog: catalogOf(shared),
    tier: tenant?.tierId == null ? null : tierOf(tenant.tierId, shared),
    tenant,
  };
}

async function replayWhere(
  query: Query,
  until: number,
  where: string,
  parameters: readonly unknown[],
): Promise<ReplayedState> {
  const replayed = new Replay();
  for await (const lines of readLog(query, { until, where, parameters })) for (const line of lines) replayed.add(line);
  return replayed.state;
}

function rowsOf(state: ReplayedState, kind: ThingKind): ReplayedRow[] {
  return [...state.values()].filter(({ thing }) => thing.kind === kind);
}

export function modeOf(value: unknown): FeatureControlMode | null {
  return value === 'legacy' || value === 'shadow' || value === 'enforce' ? value : null;
}

function tenantOf(id: string, state: ReplayedState): TenantInputs | null {
  const [row] = rowsOf(state, 'tenant');
  if (row === undefined) return null;
  const { tierId, isActive, licenseExpiresAt } = row.image;
  return {
    id,
    tierId: typeof tierId === 'string' ? tierId : null,
    isActive: isActive !== false,
    licenseExpiresAt: momentOf(licenseExpiresAt),
    overrides: rowsOf(state, 'override').map(({ thing, image }) => ({
      key: thing.key,
      value: image['value'],
      origin: image['origin'] === 'upgrade' ? 'upgrade' : 'admin',
      startsAt: momentOf(image['startsAt']),
      expiresAt: momentOf(image['expiresAt']),
    })),
    pendingRequests: rowsOf(state, 'request')
      .filter(({ image }) => image['status'] === 'pending')
      .map(({ thing, image }) => ({
        id: String(image['requestId']),
        key: thing.key,
        expiresAt: momentOf(image['expiresAt']) ?? 0,
      })),
  };
}

function tierOf(id: string, state: ReplayedState): TierInputs {
  const name = rowsOf(state, 'tier')[0]?.image['name'];
  return {
    id,
    name: typeof name === 'string' ? name : '',
    rows: rowsOf(state, 'tierRow').map(({ thing, image }) => ({
      key: thing.key,
      value: image['value'],
      allowTenantOverride: image['allowOverride'] !== false,
      allowTenantUpgrade: image['allowUpgrade'] === true,
    })),
    legacyFeatures: null,
    maxFlows: null,
    maxApiCalls: null,
  };
}

/** Images have the fields of the definitions, by the same names, as commands and seeds write them whole. */
function catalogOf(state: ReplayedState): Catalog {
  const inOrder = <T>(rows: readonly T[], ...by: ((row: T) => string | number)[]): T[] =>
    rows.toSorted((a, b) => {
      for (const read of by) {
        const [left, right] = [read(a), read(b)];
        if (left !== right) return left < right ? -1 : 1;
      }
      return 0;
    });
  const features = rowsOf(state, 'feature').map(({ image }) => image as Image & FeatureDefinition);
  const models = rowsOf(state, 'model').map(
    ({ thing, image }) => ({ ...image, id: thing.entityId }) as Image & ModelDefinition,
  );
  const components = rowsOf(state, 'component').map(
    ({ thing, image }) =>
      ({ ...image, id: thing.entityId, name: image['displayName'] }) as unknown as Image & ComponentDefinition,
  );
  return {
    features: inOrder(
      features,
      (row) => row.displayOrder,
      (row) => row.key,
    ),
    models: inOrder(
      models,
      (row) => row.provider,
      (row) => row.name,
      (row) => row.modelId,
    ),
    components: inOrder(
      components,
      (row) => row.category,
      (row) => row.name,
      (row) => row.key,
    ),
  };
}

function momentOf(value: unknown): number | null {
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}
