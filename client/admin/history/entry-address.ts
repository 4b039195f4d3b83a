import type { AuditEntry } from './audit-entry.ts';

/** Where the thing that a line is about is shown; null where it has no screen of its own. */
export function entryAddress({ entityType, entityId, featureKey }: AuditEntry): string | null {
  switch (entityType) {
    case 'TENANT':
      return `/tenants/${entityId}`;
    case 'TIER':
      return `/tiers/${entityId}`;
    case 'REGISTRY':
      return `/features/${featureKey}`;
    case 'MODEL':
      return `/models?id=${entityId}`;
    case 'COMPONENT':
      return `/components?id=${entityId}`;
    case 'SETTING':
      return '/system';
    default:
      return null;
  }
}
