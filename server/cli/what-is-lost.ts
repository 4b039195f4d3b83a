import type { Query } from '../database/query.ts';
import { livingNodes } from '../modes/nodes.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
import { CliError } from './cli.ts';
import { count } from './plan-text.ts';

const PRESENT = `select to_regclass('feature_control_setting') is not null and to_regclass('feature_control_node') is not null as present`;
const COUNTED = `select
  (select count(*)::int from license_tier_features) as "tierRows", (select count(*)::int from tenant_feature_override) as overrides,
  (select count(*)::int from upgrade_request) as requests, (select count(*)::int from api_key) as keys,
  (select count(*)::int from feature_audit_log) as lines`;

/**
 * What goes with our tables, in a sentence.
 * @throws {CliError} where they are in use: the mode is not legacy, or a server runs that needs them
 */
export async function readWhatIsLost(query: Query): Promise<string> {
  const [table] = await query<{ present: boolean }>(PRESENT, []);
  if (table?.present !== true) return 'The tables of feature control are gone already, or were never made.';
  const [setting] = await query<{ mode: FeatureControlMode }>('select mode from feature_control_setting', []);
  const mode = setting?.mode ?? 'legacy';
  if (mode !== 'legacy') {
    throw new CliError(
      `The mode is ${mode}: the tables are in use. Go back first, with \`tfc mode legacy\`.`,
      'TABLES_IN_USE',
    );
  }
  const running = (await livingNodes(query)).filter(({ pinnedMode }) => pinnedMode !== 'legacy');
  if (running.length > 0) {
    throw new CliError(
      `${count(running.length, 'server')} without FEATURE_CONTROL_MODE=legacy ${running.length === 1 ? 'is' : 'are'} running (${running.map(({ name }) => name).join(', ')}): stop them, and wait 15 seconds.`,
      'TABLES_IN_USE',
    );
  }
  const [rows] = await query<Record<'tierRows' | 'overrides' | 'requests' | 'keys' | 'lines', number>>(COUNTED, []);
  if (rows === undefined) throw new Error('Nothing was counted.');
  return [
    `Lost for good: ${count(rows.tierRows, 'row')} of tiers, ${count(rows.overrides, 'override')}, ${count(rows.requests, 'upgrade request')}, ${count(rows.keys, 'API key')}, and the audit log with ${count(rows.lines, 'line')}.`,
    'Kept: tiers, tenants and users, license_tier.features, by which the old system decides, and features_original.',
  ].join('\n');
}
