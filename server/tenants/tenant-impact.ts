import { compareFeatures, type Impact } from '../changes/impact.ts';
import type { Features } from './tenant-world.ts';

/** What a change does to one tenant. */
export function tenantImpact(
  { id, name }: { readonly id: string; readonly name: string },
  before: Features,
  after: Features,
): Impact {
  const differences = compareFeatures([...before.values()], [...after.values()]);
  return {
    tenantCount: differences.length > 0 ? 1 : 0,
    features: differences.map(({ key, effect }) => ({
      key,
      on: effect === 'ON' ? 1 : 0,
      off: effect === 'OFF' ? 1 : 0,
      limits: effect === 'LIMIT' ? 1 : 0,
      tenants: [{ id, name, effect }],
    })),
  };
}
