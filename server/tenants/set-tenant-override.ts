import { invalidValueText } from '../changes/invalid-value-text.ts';
import type { ConfigTransaction } from '../changes/config-transaction.ts';
import { requireReason } from '../changes/required-reason.ts';
import {
  refuseInLegacyMode,
  runCommand,
  type CommandContext,
  type CommandInput,
  type Done,
} from '../changes/run-command.ts';
import { Refusal } from '../errors.ts';
import { matchesSchema } from '../features/matches-schema.ts';
import { parseFeatureValue, type FeatureValue } from '../resolution/feature-value.ts';
import { sameJson } from '../resolution/licence-rule.ts';
import type { FeatureDefinition, TenantOverride } from '../resolution/resolution-inputs.ts';
import { planOverrides } from './override-plan.ts';
import { tenantImpact } from './tenant-impact.ts';
import { featureOf, readTenantWorld, type TenantWorld } from './tenant-world.ts';
import { writeOverrides } from './write-overrides.ts';

export interface SetTenantOverride extends CommandInput {
  readonly tenantId: string;
  readonly key: string;
  /** An envelope, `{ enabled, value? }`. */
  readonly value: unknown;
  /** Inclusive; null: at once. */
  readonly startsAt?: Date | null;
  /** Exclusive; null: for good. */
  readonly expiresAt?: Date | null;
}

/** Plain JSON: it is kept for the idempotency key. */
export interface TenantOverrideSet {
  readonly tenantId: string;
  readonly key: string;
  /** Other features that go off with it, in display order. */
  readonly switchedOff: readonly string[];
}

/**
 * Gives one tenant another value than its tier does, in place of the override that it may have. The one that it has already,
 * whatever was said of it, is not written again.
 * @throws {Refusal} in the order mode, exists, value, relations
 */
export function setTenantOverride(context: CommandContext, input: SetTenantOverride): Promise<Done<TenantOverrideSet>> {
  return runCommand(context, 'setTenantOverride', input, async (tx) => {
    refuseInLegacyMode(tx, 'setting an override');
    const world = await readTenantWorld(tx, input.tenantId);
    const feature = featureOf(world, input.key);
    const reason = requireReason(tx.reason);
    const override = { key: feature.key, value: readValue(feature, input.value), ...readWindow(tx, input) };
    const existing = world.tenant.overrides.find(({ key }) => key === feature.key) ?? null;
    const outcome = { tenantId: world.tenant.id, key: feature.key };
    if (existing !== null && saysTheSame(existing, override)) return { outcome: { ...outcome, switchedOff: [] } };

    refuseForbidden(world, feature, override.value);
    const planned: TenantOverride = { ...override, origin: 'admin' };
    const plan = planOverrides(world, new Map([[feature.key, planned]]), tx.now);
    const written = { ...override, origin: 'admin', requestId: null, reason } as const;
    await writeOverrides(tx, world.tenant.id, { keys: [feature.key], overrides: [written] }, plan);
    const name = String(world.row.image['name']);
    return {
      outcome: { ...outcome, switchedOff: plan.switchedOff },
      impact: tenantImpact({ id: world.tenant.id, name }, plan.before, plan.after),
    };
  });
}

function readValue(feature: FeatureDefinition, value: unknown): FeatureValue {
  const parsed = parseFeatureValue(feature, value, matchesSchema);
  if (parsed.ok) return parsed.value;
  const { key } = feature;
  const { detail } = parsed;
  throw new Refusal('INVALID_VALUE', invalidValueText(key, detail), { key, detail }, ['value']);
}

function readWindow({ now }: ConfigTransaction, { startsAt, expiresAt }: SetTenantOverride) {
  const window = { startsAt: startsAt?.getTime() ?? null, expiresAt: expiresAt?.getTime() ?? null };
  if (window.expiresAt !== null && window.expiresAt <= now) {
    throw new Refusal('EXPIRY_IN_PAST', 'It would be over before it begins.', {}, ['expiresAt']);
  }
  if (window.expiresAt !== null && window.startsAt !== null && window.expiresAt <= window.startsAt) {
    const detail = 'OUT_OF_RANGE';
    throw new Refusal('INVALID_VALUE', 'It would end before it begins.', { detail }, ['expiresAt']);
  }
  return window;
}

function saysTheSame(
  existing: TenantOverride,
  { value, startsAt, expiresAt }: Omit<TenantOverride, 'origin'>,
): boolean {
  const sameWindow = existing.startsAt === startsAt && existing.expiresAt === expiresAt;
  return existing.origin === 'admin' && sameWindow && sameJson(existing.value, value);
}

function refuseForbidden({ tier, tenant }: TenantWorld, feature: FeatureDefinition, value: FeatureValue): void {
  const { key, isActive, isDeprecated } = feature;
  const saysOn = (stored: unknown): boolean =>
    typeof stored === 'object' && stored !== null && 'enabled' in stored && stored.enabled === true;
  const row = tier?.rows.find((each) => each.key === key);
  if (value.enabled && !isActive) {
    throw new Refusal('FEATURE_INACTIVE', `"${key}" is inactive and cannot be switched on.`, { key }, ['key']);
  }
  if (value.enabled && isDeprecated) {
    const given = [tenant.overrides.find((each) => each.key === key)?.value, row?.value, feature.defaultValue];
    if (!given.some(saysOn)) {
      throw new Refusal('FEATURE_DEPRECATED', `"${key}" is deprecated and cannot be newly given.`, { key }, ['key']);
    }
  }
  if (row?.allowTenantOverride === false) {
    throw new Refusal('OVERRIDE_NOT_ALLOWED', `The tier allows no overrides of "${key}".`, { key }, ['key']);
  }
}
