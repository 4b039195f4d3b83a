import { tierIds } from '../../seeds/tiers.ts';
import { type ChangeWriter, tierRowSql } from './change-writer.ts';

const KEYS = Array.from({ length: 20 }, (_, index) => `ui.test_large_${index}`);

/** Features with a lot of text, so that the socket of a reader that stops is full soon. */
export async function addLargeFeatures(writer: ChangeWriter): Promise<void> {
  await writer.write({
    scopes: { catalog: true },
    sql: KEYS.map(
      (key) => `insert into feature_registry (feature_key, feature_name, category, feature_type, default_value)
        values ('${key}', 'Large', 'ui', 'json', '{"enabled": false}')`,
    ).join(';'),
  });
}

/** Changes some 300 KB of what a tenant of the tier Pro sees; all of it begins with the number of the turn. */
export function writeLarge(writer: ChangeWriter, turn: number): Promise<number> {
  const value = { enabled: true, value: { text: `${turn}${'x'.repeat(15_000)}` } };
  return writer.write({
    scopes: { tiers: [tierIds.pro] },
    sql: KEYS.map((key) => tierRowSql(tierIds.pro, key, value)).join(';'),
  });
}
