import { Option } from 'commander';
import { compiledFeatures } from '../../seeds/features.ts';
import { setFeatureControlMode, type ModeChanged } from '../modes/set-feature-control-mode.ts';
import type { FeatureControlMode } from '../resolution/resolution-inputs.ts';
import { addCommand } from './add-command.ts';
import { CliError, withProgress } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';
import { confirm } from './confirm.ts';
import { count, impactText } from './plan-text.ts';
import { withDatabase } from './with-database.ts';

interface ModeOptions {
  readonly target: 'mirror' | 'original';
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly confirm?: string;
  readonly reason?: string;
  readonly as?: string;
  readonly json?: boolean;
}

const MODES: readonly FeatureControlMode[] = ['legacy', 'shadow', 'enforce'];

export function addMode({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'mode [mode]',
    summary: 'Show or switch who decides: legacy, shadow or enforce.',
    description:
      'Without a mode, shows the present one. legacy: the old JSON of the tiers decides. shadow: it still decides, and what would differ is recorded. enforce: tiers and overrides decide. Shows first who would gain or lose what, and asks, unless --yes, or --confirm with the digest of a dry run: then it is refused if anything would come out differently than was shown. Back from enforce, the old system goes on with what was sold since (mirror) or with its JSON as it was (original).',
    examples: [
      'tfc mode',
      'tfc mode enforce --dry-run           # exit code 2: something would come out differently',
      'tfc mode enforce --reason "shadow is clean"',
      'tfc mode enforce --confirm <digest of a dry run>',
      'tfc mode legacy --target mirror --yes --reason "rolling back"',
    ],
  })
    .addOption(
      new Option('--target <target>', 'Out of enforce: what the old system goes on with.')
        .choices(['mirror', 'original'])
        .default('mirror'),
    )
    .option('--dry-run', 'Only show what would change.')
    .option('--yes', 'Do not ask.')
    .option('--confirm <digest>', 'Do not ask: exactly what the dry run with this digest has shown.')
    .option('--reason <text>', 'Why, for the audit log.')
    .option('--as <name>', 'Who is named in the audit log; the account that runs this unless given.')
    .action(
      answering(async (wanted: string | undefined, options: ModeOptions) => {
        const to = MODES.find((mode) => mode === wanted);
        if (wanted !== undefined && to === undefined) {
          throw new CliError(`There is no mode "${wanted}"; there are ${MODES.join(', ')}.`, 'BAD_MODE');
        }
        return withDatabase(
          cli,
          async (database) => {
            const stored = await database.em.execute<{ mode: FeatureControlMode }[]>(
              'select mode from feature_control_setting',
            );
            const mode = database.pinnedMode ?? stored[0]?.mode ?? 'legacy';
            if (to === undefined) {
              const pinned = database.pinnedMode !== null;
              return { text: pinned ? `${mode}, by FEATURE_CONTROL_MODE` : mode, json: { mode, pinned } };
            }
            const context = { ...database, compiledFeatures };
            const target = options.target === 'original' ? 'ORIGINAL' : 'MIRROR';
            const input = { mode: to, target, reason: options.reason } as const;
            const plan = await withProgress(cli, 'Counting who would notice', () =>
              setFeatureControlMode(context, { ...input, dryRun: true }),
            );
            const { differenceCount, differences, absentKeyCount, impact } = plan;
            const text = `From ${mode} to ${to}: ${planText(plan, to)}`;
            if (options.dryRun === true) {
              const confirming = `To do exactly this: tfc mode ${to}${mode === 'enforce' ? ` --target ${options.target}` : ''} --confirm ${plan.digest}`;
              return {
                text: `${text}\n${confirming}`,
                json: { from: mode, to, ...plan },
                exitCode: differenceCount === 0 ? 0 : 2,
              };
            }
            if (mode === to) return { text: `The mode is ${to} already.`, json: { mode: to, revision: plan.revision } };
            if (options.json !== true) cli.write(`${text}\n`);
            await confirm(cli, `Switch to ${to}?`, options.yes === true || options.confirm !== undefined);
            const { revision } = await withProgress(cli, 'Switching', () =>
              setFeatureControlMode(context, { ...input, confirm: options.confirm ?? plan.digest }),
            );
            const json = { mode: to, previous: mode, revision, differenceCount, absentKeyCount, differences, impact };
            return { text: `The mode is ${to}, as of revision ${revision}.`, json };
          },
          options,
        );
      }),
    );
}

function planText(
  { differenceCount, absentKeyCount, impact, otherImpact }: ModeChanged,
  to: FeatureControlMode,
): string {
  const all = `${count(differenceCount, 'answer')} would be different.`;
  if (impact === null || otherImpact === null) return all;
  if (absentKeyCount === 0) return `${all}\n${impactText(impact)}`;
  if (to !== 'enforce') {
    // Some may have been sold since, so all are listed.
    const unnamed = `${absentKeyCount} of them are features that the JSON does not name: off for this service in ${to}, which they need not be for your own application.`;
    return [all, unnamed, impactText(impact)].join('\n');
  }
  return [
    all,
    `${absentKeyCount} of them are features that the old JSON does not name and that their tier has on, as the import with --absent=grandfather does on purpose.`,
    differenceCount === absentKeyCount
      ? 'Nothing else would change.'
      : `The ${differenceCount - absentKeyCount} others: ${impactText(otherImpact)}`,
  ].join('\n');
}
