import { seedFeatures } from '../../seeds/features.ts';
import { type ChangeWriter, overrideSql, revokeSql, tierRowSql } from './change-writer.ts';

interface Choices {
  readonly tenantIds: readonly string[];
  readonly tierIds: readonly string[];
}

/** Numbers that look random and come again with the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Writes one change of any kind that may happen: tier edits, overrides with and without a window that opens or closes soon,
 * moves, licences, suspensions by the host application, kill switches. Every eighth is not announced.
 */
export async function writeRandomChange(
  writer: ChangeWriter,
  random: () => number,
  { tenantIds, tierIds }: Choices,
): Promise<void> {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const { key, type } = pick(seedFeatures);
  const value = { enabled: random() < 0.6, ...(type === 'integer' && { value: Math.floor(random() * 1_000) }) };
  const tenantId = pick(tenantIds);
  const tierId = pick(tierIds);
  const soon = (): string => `clock_timestamp() + interval '${Math.floor(random() * 1_500) + 50} milliseconds'`;
  const notify = random() > 1 / 8;
  const kind = random();
  if (kind < 0.35) {
    await writer.write({ scopes: { tiers: [tierId] }, sql: tierRowSql(tierId, key, value), notify });
  } else if (kind < 0.7) {
    const window = random();
    const sql =
      window < 0.2
        ? revokeSql(tenantId, key)
        : overrideSql({
            tenantId,
            key,
            value,
            ...(window > 0.5 && window < 0.75 && { startsAt: soon() }),
            ...(window >= 0.75 && { expiresAt: soon() }),
          });
    await writer.write({ scopes: { tenants: [tenantId] }, sql, notify });
  } else if (kind < 0.78) {
    const to = random() < 0.1 ? 'null' : `'${tierId}'`;
    const sql = `update tenant set license_tier_id = ${to} where id = '${tenantId}'`;
    await writer.write({ scopes: { tenants: [tenantId] }, sql, notify });
  } else if (kind < 0.84) {
    const ends = random() < 0.6 ? 'null' : soon();
    const sql = `update tenant set license_expires_at = ${ends} where id = '${tenantId}'`;
    await writer.write({ scopes: { tenants: [tenantId] }, sql, notify });
  } else if (kind < 0.94) {
    // By the host application: a trigger records and announces it.
    await writer.run(`update tenant set is_active = ${random() < 0.7} where id = '${tenantId}'`);
  } else {
    const sql = `update feature_registry set is_active = ${random() < 0.8} where feature_key = '${key}'`;
    await writer.write({ scopes: { catalog: true }, sql, notify });
  }
}
