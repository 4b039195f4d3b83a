import type { ConfigTransaction } from '../changes/config-transaction.ts';
import type { Query } from '../database/query.ts';

interface TierRowImage {
  readonly key: string;
  readonly image: object;
}

const READ = `select r.feature_key as key, jsonb_build_object('value', r.feature_value,
    'allowOverride', r.allow_tenant_override, 'allowUpgrade', r.allow_tenant_upgrade) as image
  from license_tier_features r join feature_registry f using (feature_key)
  where r.license_tier_id = $1 order by f.display_order, r.feature_key`;

/** The rows of a tier as the audit log describes them, in display order. */
export function readTierRows(query: Query, tierId: string): Promise<readonly TierRowImage[]> {
  return query<TierRowImage>(READ, [tierId]);
}

/** Records rows that came with a new tier, or go with a deleted one. */
export function recordTierRows(
  tx: ConfigTransaction,
  tierId: string,
  action: 'create' | 'delete',
  rows: readonly TierRowImage[],
): void {
  for (const { key, image } of rows) {
    const values = action === 'create' ? { oldValue: null, newValue: image } : { oldValue: image, newValue: null };
    tx.record({ entityType: 'tier', entityId: tierId, key, action, ...values });
  }
}
