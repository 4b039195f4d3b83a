import type { SeedFeatureKey } from '../../seeds/features.ts';
import type { ResolvedFeature } from '../resolution/resolved.ts';
import { limitDecision } from '../resolution/resolve-features.ts';
import { demoManifest, type Enforcement } from './demo-manifest.ts';

/** What an action on a limit is about: how many there are and how many more are asked for. */
export interface Amounts {
  readonly current: number;
  readonly requested: number;
}

/** Asks enforcement: the answers are in the order of the keys and never older than the question. */
export type CheckFeatures = (tenantId: string, keys: readonly SeedFeatureKey[]) => Promise<readonly ResolvedFeature[]>;

/** What the server says to an action. */
export type ActionAnswer =
  | { readonly accepted: true; readonly message: string }
  | {
      readonly accepted: false;
      readonly message: string;
      readonly code: 'FEATURE_NOT_ENABLED';
      readonly requiredFeatures: readonly string[];
      readonly reason: string;
      readonly upgradable: boolean;
    }
  | {
      readonly accepted: false;
      readonly message: string;
      readonly code: 'LIMIT_EXCEEDED';
      readonly limit: number | null;
      readonly current: number;
      readonly requested: number;
    };

const byAction: ReadonlyMap<string, Enforcement> = new Map(
  [...demoManifest.values()].map((enforcement) => [enforcement.action, enforcement]),
);

/** What enforces an action; undefined where there is no such action. */
export const enforcementOf = (action: string): Enforcement | undefined => byAction.get(action);

/** Decides whether the tenant may do this now, whatever its page shows. Throws what the check throws: then nobody may. */
export async function decideAction(
  { requires, done }: Enforcement,
  tenantId: string,
  amounts: Amounts,
  checkFeatures: CheckFeatures,
): Promise<ActionAnswer> {
  const features = await checkFeatures(tenantId, requires);
  const missing = features.find((feature) => !feature.enabled);
  if (missing !== undefined || features.length !== requires.length) {
    return {
      accepted: false,
      message: `The server refused: ${missing?.name ?? 'a feature'} is off.`,
      code: 'FEATURE_NOT_ENABLED',
      requiredFeatures: requires,
      reason: missing?.reason ?? 'NOT_FOUND',
      upgradable: missing?.upgradable ?? false,
    };
  }
  for (const feature of features) {
    if (feature.type !== 'integer') continue;
    // A file is measured by itself: what was uploaded before does not count.
    const current = feature.key === 'limits.max_file_upload_size_mb' ? 0 : amounts.current;
    const { allowed, limit } = limitDecision(feature, current, amounts.requested);
    if (!allowed) {
      return {
        accepted: false,
        message: `The server refused: the limit is ${limit ?? 0}.`,
        code: 'LIMIT_EXCEEDED',
        limit,
        current,
        requested: amounts.requested,
      };
    }
  }
  return { accepted: true, message: done };
}
