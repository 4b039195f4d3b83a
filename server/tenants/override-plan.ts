import { Refusal } from '../errors.ts';
import type { TenantInputs, TenantOverride } from '../resolution/resolution-inputs.ts';
import { featuresOf, switchedOff, type Features, type TenantWorld } from './tenant-world.ts';

/** A tenant's overrides as they shall be. */
export interface OverridePlan {
  readonly before: Features;
  readonly after: Features;
  /** Features that go off at once, apart from those whose own overrides change. */
  readonly switchedOff: readonly string[];
}

/** The tenant with other overrides in place of those of the same keys; null takes one away. */
export function withOverrides(tenant: TenantInputs, changes: ReadonlyMap<string, TenantOverride | null>): TenantInputs {
  const kept = tenant.overrides.filter(({ key }) => !changes.has(key));
  return { ...tenant, overrides: [...kept, ...[...changes.values()].filter((change) => change !== null)] };
}

/**
 * What changing these overrides means. What they switch on has to come out on, and may push nothing else off; what falls with
 * a restriction is told.
 * @throws {Refusal} DEPENDENCY_UNMET, DEPENDENCY_CYCLE, CONFLICT
 */
export function planOverrides(
  world: TenantWorld,
  changes: ReadonlyMap<string, TenantOverride | null>,
  now: number,
): OverridePlan {
  const after = withOverrides(world.tenant, changes);
  // A suspended tenant has nothing, and one without a licence less than was sold: neither says whether the override is sound.
  const sound = (tenant: TenantInputs, at: number): Features =>
    featuresOf({ ...world, tenant: { ...tenant, isActive: true, licenseExpiresAt: null } }, at);
  const starts = [...changes.values()].flatMap((change) => change?.startsAt ?? []);
  const later = Math.max(now, ...starts);
  for (const at of new Set([now, later])) {
    const is = sound(after, at);
    const fallen = switchedOff(sound(world.tenant, at), is).filter((key) => !changes.has(key));
    for (const [key, change] of changes) {
      if (change === null || !switchesOn(change, at)) continue;
      refuseOff(is, key);
      const pushed = fallen.filter((other) => is.get(other)?.reason === 'CONFLICT');
      if (pushed.length > 0) throw pushesOff(key, pushed);
    }
  }
  const before = featuresOf(world, now);
  const result = featuresOf({ ...world, tenant: after }, now);
  return {
    before,
    after: result,
    switchedOff: switchedOff(before, result).filter((key) => !changes.has(key)),
  };
}

function switchesOn({ value, startsAt }: TenantOverride, at: number): boolean {
  const isOn = typeof value === 'object' && value !== null && 'enabled' in value && value.enabled === true;
  return isOn && (startsAt === null || startsAt <= at);
}

function refuseOff(features: Features, key: string): void {
  const feature = features.get(key);
  if (feature === undefined || feature.enabled) return;
  const { reason, blockedBy } = feature;
  const message = `"${key}" would stay off because of ${blockedBy.join(', ') || reason}.`;
  if (reason === 'CONFLICT') throw new Refusal('CONFLICT', message, { key, conflictsWith: blockedBy }, ['key']);
  if (reason === 'DEPENDENCY_UNMET' || reason === 'DEPENDENCY_CYCLE') {
    throw new Refusal(reason, message, { key, missing: blockedBy }, ['key']);
  }
}

function pushesOff(key: string, pushed: readonly string[]): Refusal {
  return new Refusal('CONFLICT', `"${key}" would push off ${pushed.join(', ')}.`, { key, conflictsWith: pushed }, [
    'key',
  ]);
}
