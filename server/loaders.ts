import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiKeyLoader } from './api-keys/api-key.loader.ts';
import { AuditEntryLoader } from './audit/audit-entry.loader.ts';
import { ComponentLoader } from './components/component.loader.ts';
import { FeatureLoader } from './features/feature.loader.ts';
import { ModelLoader } from './models/model.loader.ts';
import { FeatureControlLoader } from './modes/feature-control.loader.ts';
import { TenantOverrideLoader } from './tenants/tenant-override.loader.ts';
import { TenantLoader } from './tenants/tenant.loader.ts';
import { TierLoader } from './tiers/tier.loader.ts';
import { UpgradeRequestLoader } from './upgrade-requests/upgrade-request.loader.ts';

type Readers = ReturnType<typeof createReaders>;

export interface Loaders extends Readonly<Readers> {
  /** Forgets all that was read. A mutation calls it, so that its answer tells what it has written. */
  renew(): void;
}

/** What one operation reads through. It remembers what it read, so it lives no longer than the operation. */
export function createLoaders(em: EntityManager): Loaders {
  const loaders = {
    ...createReaders(em),
    renew() {
      Object.assign(loaders, createReaders(em));
    },
  };
  return loaders;
}

function createReaders(em: EntityManager) {
  const features = new FeatureLoader(em);
  return {
    features,
    tiers: new TierLoader(em, features),
    tenants: new TenantLoader(em),
    overrides: new TenantOverrideLoader(em),
    models: new ModelLoader(em),
    components: new ComponentLoader(em),
    audit: new AuditEntryLoader(em),
    apiKeys: new ApiKeyLoader(em),
    featureControl: new FeatureControlLoader(em),
    upgradeRequests: new UpgradeRequestLoader(em),
  };
}
