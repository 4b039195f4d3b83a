import { selectImages, type RecordedTable } from '../changes/recorded-table.ts';
import { componentTable } from '../components/component-table.ts';
import { featureTable } from '../features/feature-table.ts';
import { modelTable } from '../models/model-table.ts';
import { tierTable } from '../tiers/tier-table.ts';
import type { Image } from './audit-thing.ts';

/** A row as the log describes it. */
export interface RowImage {
  readonly id: string;
  readonly entityId: string;
  readonly key: string;
  readonly image: Image;
}

const imagesOf = (table: RecordedTable): string =>
  `select row.id, row.id as "entityId", row.key, row.image from (${selectImages(table)}) row`;

/** SQL that reads today's rows as the log describes them: columns id, "entityId", key and image. */
export const rowImages = {
  feature: imagesOf(featureTable),
  model: imagesOf(modelTable),
  component: imagesOf(componentTable),
  tier: imagesOf(tierTable),
  tierRow: `select r.id, r.license_tier_id as "entityId", r.feature_key as key, jsonb_build_object('value', r.feature_value,
      'allowOverride', r.allow_tenant_override, 'allowUpgrade', r.allow_tenant_upgrade) as image
    from license_tier_features r`,
  tenant: `select t.id, t.id as "entityId", '$tier' as key, jsonb_build_object('name', t.name, 'slug', t.slug,
      'tierId', t.license_tier_id, 'licenseExpiresAt', t.license_expires_at, 'isActive', t.is_active) as image
    from tenant t`,
  /** Of overrides only those that are not revoked: a revoked one is gone, as far as the log is concerned. */
  override: `select o.id, o.tenant_id as "entityId", o.feature_key as key, jsonb_build_object('value', o.feature_value,
      'origin', o.origin, 'requestId', o.request_id, 'startsAt', o.starts_at, 'expiresAt', o.expires_at,
      'reason', o.reason) as image
    from tenant_feature_override o where o.revoked_at is null`,
  request: `select u.id, u.tenant_id as "entityId", u.feature_key as key, jsonb_build_object('requestId', u.id,
      'status', u.status, 'requestedValue', u.requested_value, 'notes', u.notes, 'requestedBy', u.requested_by,
      'expiresAt', u.expires_at, 'decidedBy', u.decided_by, 'decidedAt', u.decided_at, 'decisionNote', u.decision_note) as image
    from upgrade_request u`,
} as const;

/** A kind of thing that is a row of a table. */
export type RowKind = keyof typeof rowImages;
