import { compiledFeatures } from '../../seeds/features.ts';
import { inSnapshot } from '../database/transaction.ts';
import { explainFeature, type FeatureExplanation } from '../resolution/explain-feature.ts';
import { loadInputs } from '../resolution/load-inputs.ts';
import { addCommand } from './add-command.ts';
import { CliError } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';
import { withDatabase } from './with-database.ts';

export function addExplain({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'explain <tenant> <key>',
    summary: 'Why a tenant has a feature, or has it not.',
    description:
      'Shows every layer that has a say, which one counts, and why each other does not; then the rules that are looked at beside them. A tenant is named by its id or its slug.',
    examples: ['tfc explain acme models.openai', 'tfc explain acme limits.max_flows --json'],
  }).action(
    answering(async (tenant: string, key: string) =>
      withDatabase(cli, ({ em, pinnedMode }) =>
        inSnapshot(em, async (query) => {
          const [found] = await query<{ id: string; name: string }>(FIND, [tenant]);
          if (found === undefined) throw new CliError(`There is no tenant "${tenant}".`, 'TENANT_NOT_FOUND');
          const loaded = await loadInputs(query, { catalog: true, tierIds: [], tenantIds: [found.id] });
          const { catalog, tenants, tiers, revision, now } = loaded;
          const [inputs] = tenants;
          if (catalog === null || inputs === undefined) throw new Error('The tenant was not read.');
          const mode = pinnedMode ?? loaded.mode;
          const tier = tiers.find(({ id }) => id === inputs.tierId) ?? null;
          const explanation = explainFeature({ mode, catalog, tier, tenant: inputs, compiledFeatures }, key, now);
          const about = { tenantId: found.id, tenantName: found.name, tierName: tier?.name ?? null, mode, revision };
          return {
            text: explanationText(explanation, about),
            json: { ...about, asOf: new Date(now).toISOString(), ...explanation },
          };
        }),
      ),
    ),
  );
}

const FIND = 'select id, name from tenant where id::text = lower($1) or slug = $1 order by slug = $1 desc limit 1';

interface About {
  readonly tenantName: string;
  readonly tierName: string | null;
  readonly mode: string;
  readonly revision: number;
}

const MARKS = { WON: '>', LOST: ' ', IGNORED: 'x', ABSENT: '-' } as const;

function explanationText({ key, feature, layers, rules }: FeatureExplanation, about: About): string {
  const { enabled, type, limit, unlimited, reason, blockedBy } = feature;
  const far = enabled && type === 'integer' ? `, ${unlimited ? 'unlimited' : `up to ${limit}`}` : '';
  const blocked = blockedBy.length === 0 ? '' : ` (${blockedBy.join(', ')})`;
  const { tenantName, tierName, mode, revision } = about;
  const ladder = layers.map(({ source, outcome, value, why, startsAt, expiresAt }) => {
    const said = outcome === 'ABSENT' ? 'says nothing' : JSON.stringify(value);
    const times = [
      ...(startsAt === null ? [] : [`from ${new Date(startsAt).toISOString()}`]),
      ...(expiresAt === null ? [] : [`until ${new Date(expiresAt).toISOString()}`]),
    ];
    const notes = [...times, ...(outcome === 'WON' ? ['this counts'] : []), ...(why === null ? [] : [why])];
    return `  ${MARKS[outcome]} ${source.padEnd(16)}${said}${notes.length === 0 ? '' : `  ${notes.join('; ')}`}`;
  });
  return [
    `${key} is ${enabled ? 'on' : 'off'}${far} for ${tenantName}: ${reason}${blocked}.`,
    `Tier ${tierName ?? 'none'}, mode ${mode}, revision ${revision}.`,
    ...(ladder.length === 0 ? [] : ['', 'Layers, the later counts for more:', ...ladder]),
    '',
    'Rules:',
    ...rules.map(({ decided, detail }) => `  ${decided ? '>' : ' '} ${detail}`),
  ].join('\n');
}
