import type { Loaders } from '../loaders.ts';
import type { AuditEntry } from './audit-entry.entity.ts';

/** What the thing that a line is about is called now; where it is gone, what the line calls it. */
export async function entityName(entry: AuditEntry, loaders: Loaders): Promise<string | null> {
  return (await presentName(entry, loaders)) ?? nameIn(entry.newValue) ?? nameIn(entry.oldValue);
}

async function presentName({ entityType, entityId, featureKey }: AuditEntry, loaders: Loaders): Promise<string | null> {
  switch (entityType) {
    case 'tenant':
      return (await loaders.tenants.byId.load(entityId))?.name ?? null;
    case 'tier':
      return (await loaders.tiers.byId.load(entityId))?.name ?? null;
    case 'registry':
      return (await loaders.features.byKey.load(featureKey))?.name ?? null;
    case 'model':
      return (await loaders.models.byId.load(entityId))?.name ?? null;
    case 'component':
      return (await loaders.components.byId.load(entityId))?.displayName ?? null;
    case 'setting':
      return null;
    default:
      return entityType satisfies never;
  }
}

function nameIn(image: unknown): string | null {
  const name = typeof image === 'object' && image !== null && 'name' in image ? image.name : null;
  return typeof name === 'string' ? name : null;
}
