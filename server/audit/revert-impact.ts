import type { ConfigTransaction } from '../changes/config-transaction.ts';
import type { Impact, ImpactQuestion } from '../changes/impact.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import type { Catalog, TierInputs } from '../resolution/resolution-inputs.ts';
import { tenantImpact } from '../tenants/tenant-impact.ts';
import { featuresOf, type Features } from '../tenants/tenant-world.ts';
import { loadTiers } from '../tiers/copy-tiers.ts';

/** What decides, at one moment of the transaction. */
export interface World {
  readonly catalog: Catalog;
  readonly tiers: readonly TierInputs[];
  /** Of the tenants that the change is about. */
  readonly tenants: ReadonlyMap<string, { readonly name: string; readonly features: Features }>;
}

export async function readWorld({ query, now }: ConfigTransaction, tenantIds: readonly string[]): Promise<World> {
  const { catalog, tenants } = await loadInputs(query, { catalog: true, tierIds: [], tenantIds });
  if (catalog === null) throw new Error('The catalog was asked for.');
  const tiers = await loadTiers(query);
  const rows = await query<{ id: string; name: string }>('select id, name from tenant where id = any($1::uuid[])', [
    tenantIds,
  ]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return {
    catalog,
    tiers,
    tenants: new Map(
      tenants.map((tenant) => {
        const tier = tiers.find(({ id }) => id === tenant.tierId) ?? null;
        return [tenant.id, { name: names.get(tenant.id) ?? '', features: featuresOf({ catalog, tier, tenant }, now) }];
      }),
    ),
  };
}

/** What to measure: tenants one by one where the change is about them alone, else all that the tiers and the catalog concern. */
export function impactOf(
  before: World,
  after: World,
  touched: { readonly tierIds: readonly string[]; readonly catalog: boolean },
  now: number,
): { readonly question: ImpactQuestion } | { readonly impact: Impact } {
  if (!touched.catalog && touched.tierIds.length === 0) return { impact: impactOnTenants(before, after) };
  const concerned = ({ id }: TierInputs): boolean => touched.catalog || touched.tierIds.includes(id);
  const tiers = before.tiers.filter(concerned);
  const ids = new Set(tiers.map(({ id }) => id));
  return {
    question: {
      before: { catalog: before.catalog, tiers },
      after: { catalog: after.catalog, tiers: after.tiers.filter(({ id }) => ids.has(id)) },
      now,
      ...(touched.catalog && { everyTenant: true as const }),
    },
  };
}

function impactOnTenants(before: World, after: World): Impact {
  const impacts = [...after.tenants].flatMap(([id, { name, features }]) => {
    const was = before.tenants.get(id)?.features;
    return was === undefined ? [] : tenantImpact({ id, name }, was, features);
  });
  const keys = new Set(impacts.flatMap(({ features }) => features.map(({ key }) => key)));
  return {
    tenantCount: impacts.reduce((sum, { tenantCount }) => sum + tenantCount, 0),
    features: [...keys].map((key) => {
      const parts = impacts.flatMap(({ features }) => features.filter((feature) => feature.key === key));
      const sum = (field: 'on' | 'off' | 'limits'): number => parts.reduce((total, part) => total + part[field], 0);
      return {
        key,
        on: sum('on'),
        off: sum('off'),
        limits: sum('limits'),
        tenants: parts.flatMap((part) => part.tenants),
      };
    }),
  };
}
