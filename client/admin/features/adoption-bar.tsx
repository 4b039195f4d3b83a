import type { ReactNode } from 'react';
import type { RegisteredFeature } from './feature.ts';

const TIERS_SHOWN = 8; // more than that are in the title only

interface AdoptionBarProps {
  readonly feature: Pick<RegisteredFeature, 'enabledTenantCount' | 'byTier'>;
  readonly tenantCount: number;
}

/** For how many tenants a feature is on: in all as a number, by tier as a row of small columns. */
export function AdoptionBar({ feature, tenantCount }: AdoptionBarProps): ReactNode {
  const { enabledTenantCount, byTier } = feature;
  const tiers = byTier.map(({ tier, ...counts }) => ({
    ...counts,
    id: tier?.id ?? '',
    name: tier?.name ?? 'No tier',
  }));
  const title = tiers.map((tier) => `${tier.name} ${tier.enabledTenantCount} of ${tier.tenantCount}`).join(', ');
  return (
    <span className="adoption" title={title}>
      <svg
        className="adoption-tiers"
        width={Math.min(tiers.length, TIERS_SHOWN) * 9}
        height={18}
        role="img"
        aria-label={`By tier: ${title}`}
      >
        {tiers.slice(0, TIERS_SHOWN).map((tier, index) => {
          const height = tier.tenantCount === 0 ? 0 : (tier.enabledTenantCount / tier.tenantCount) * 18;
          return (
            <g key={tier.id}>
              <rect className="adoption-ground" x={index * 9} y={0} width={7} height={18} rx={1.5} />
              <rect className="adoption-on" x={index * 9} y={18 - height} width={7} height={height} rx={1.5} />
            </g>
          );
        })}
      </svg>
      <span className="adoption-count">
        {enabledTenantCount}
        <span className="adoption-all"> / {tenantCount}</span>
        <span className="for-readers"> tenants</span>
      </span>
    </span>
  );
}
