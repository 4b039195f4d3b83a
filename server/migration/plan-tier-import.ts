import type { FeatureValue } from '../resolution/feature-value.ts';
import { readLegacyTier } from '../resolution/legacy-rules.ts';
import { LIMIT_COLUMNS } from '../resolution/legacy-value.ts';
import type { Catalog, FeatureDefinition, TierInputs, TierRow } from '../resolution/resolution-inputs.ts';
import type { FeatureReason } from '../resolution/resolved.ts';
import { resolveTier } from '../tiers/resolve-tier.ts';

/** What becomes of a feature that the old JSON does not name and that is off by default. */
export type AbsentPolicy = 'default' | 'grandfather';

/** Why a feature is off although everything that is said of it says on. */
const RELATIONS: ReadonlySet<FeatureReason> = new Set(['DEPENDENCY_UNMET', 'DEPENDENCY_CYCLE', 'CONFLICT']);

/** A row to add to a tier. */
export interface PlannedRow {
  readonly key: string;
  readonly value: FeatureValue;
  /** Not named by the JSON: written so that nobody loses what was simply there. */
  readonly grandfathered: boolean;
  /** What it does to a tenant of the tier, as the log names it. */
  readonly action: 'enable' | 'disable' | 'update';
}

/** What taking over one tier means. Keys in display order. */
export interface TierImport {
  readonly tierId: string;
  readonly tier: string;
  /** How many tenants are on the tier. */
  readonly tenants: number;
  readonly rows: readonly PlannedRow[];
  readonly invalid: readonly string[];
  /** What is said of those. */
  readonly unusable: ReadonlyMap<string, unknown>;
  /** The JSON where it is neither an object nor a list nor null. */
  readonly shapeless: unknown;
  readonly unmapped: readonly string[];
  readonly unlimited: readonly string[];
  readonly wouldSwitchOff: readonly string[];
  readonly blocked: readonly { readonly key: string; readonly reason: string; readonly blockedBy: readonly string[] }[];
}

/**
 * What a tier's old JSON and columns become. Pure.
 * @param tier with the JSON to read; its rows are kept as they are
 */
export function planTierImport(
  catalog: Catalog,
  tier: TierInputs,
  { absent, tenants }: { readonly absent: AbsentPolicy; readonly tenants: number },
): TierImport {
  const legacy = readLegacyTier(tier, catalog.features);
  const present = new Set(tier.rows.map(({ key }) => key));
  const isInvalid = new Set(legacy.invalid);
  const added: { key: string; value: FeatureValue; grandfathered: boolean }[] = [];
  const wouldSwitchOff: string[] = [];
  for (const feature of catalog.features) {
    const { key } = feature;
    const value = legacy.values.get(key);
    if (present.has(key)) continue;
    if (value !== undefined) added.push({ key, value, grandfathered: false });
    else if (!isInvalid.has(key) && isOffByDefault(feature)) {
      wouldSwitchOff.push(key);
      // Only a boolean says no more than "on": of a limit or a text nobody knows how much there was.
      if (absent === 'grandfather' && feature.type === 'boolean') {
        added.push({ key, value: { enabled: true }, grandfathered: true });
      }
    }
  }
  const before = new Map(resolveTier(catalog, tier.rows).map((feature) => [feature.key, feature]));
  const after = resolveTier(catalog, [...tier.rows, ...added.map(toRow)]);
  const isAfter = new Map(after.map((feature) => [feature.key, feature]));
  const action = (key: string): PlannedRow['action'] => {
    const [was, is] = [before.get(key)?.enabled === true, isAfter.get(key)?.enabled === true];
    return was === is ? 'update' : is ? 'enable' : 'disable';
  };
  return {
    tierId: tier.id,
    tier: tier.name,
    tenants,
    rows: added.map((row) => ({ ...row, action: action(row.key) })),
    invalid: legacy.invalid,
    unusable: legacy.unusable,
    shapeless: typeof tier.legacyFeatures === 'object' ? null : (tier.legacyFeatures ?? null),
    unmapped: legacy.unmapped,
    unlimited: [...legacy.values].flatMap(([key, value]) => {
      const column = LIMIT_COLUMNS.get(key);
      return value.value === null && column !== undefined && tier[column] === null ? key : [];
    }),
    wouldSwitchOff,
    blocked: after.flatMap(({ key, enabled, reason, blockedBy }) =>
      RELATIONS.has(reason) && !enabled ? { key, reason, blockedBy } : [],
    ),
  };
}

function isOffByDefault({ defaultValue, isActive, isDeprecated }: FeatureDefinition): boolean {
  const { enabled }: { enabled?: unknown } =
    typeof defaultValue === 'object' && defaultValue !== null ? defaultValue : {};
  return enabled !== true && isActive && !isDeprecated;
}

function toRow({ key, value }: { readonly key: string; readonly value: FeatureValue }): TierRow {
  return { key, value, allowTenantOverride: true, allowTenantUpgrade: false };
}
