import { Option } from 'commander';
import { importTiers, type ImportReport } from '../migration/import-tiers.ts';
import { addCommand } from './add-command.ts';
import { withProgress } from './cli.ts';
import type { CommandSetup } from './command-setup.ts';
import { count } from './plan-text.ts';
import { withDatabase } from './with-database.ts';

interface ImportTiersOptions {
  readonly absent: 'default' | 'grandfather';
  readonly dryRun?: boolean;
  readonly reason?: string;
  readonly as?: string;
}

export function addImportTiers({ program, cli, answering }: CommandSetup): void {
  addCommand(program, {
    usage: 'import-tiers',
    summary: "Take over what the tiers' old JSON and columns say.",
    description:
      'Reads the JSON and the limit columns of every tier and adds a row for each feature that they name. What is there already is never touched, so it can run again. A feature that the JSON does not name was simply there before: --absent says whether it gets the default of the registry, which may be off, or is switched on for the tier (grandfather). Look at --dry-run first.',
    examples: [
      'tfc import-tiers --absent grandfather --dry-run',
      'tfc import-tiers --absent grandfather --reason "moving over"',
    ],
  })
    .addOption(
      new Option('--absent <policy>', 'What becomes of features that the JSON does not name.')
        .choices(['default', 'grandfather'])
        .makeOptionMandatory(),
    )
    .option('--dry-run', 'Only show the report.')
    .option('--reason <text>', 'Why, for the audit log.')
    .option('--as <name>', 'Who is named in the audit log; the account that runs this unless given.')
    .action(
      answering(async ({ absent, dryRun = false, reason, as }: ImportTiersOptions) =>
        withDatabase(
          cli,
          async ({ em, caller, pinnedMode }) => {
            const { revision, outcome } = await withProgress(cli, 'Importing tiers', () =>
              importTiers({ em }, { absent, dryRun, caller, reason: reason ?? null, pinnedMode }),
            );
            return { text: reportText(outcome, dryRun), json: { dryRun, revision, ...outcome } };
          },
          { as },
        ),
      ),
    );
}

function reportText(report: ImportReport, dryRun: boolean): string {
  const { tiers, rows, invalid, shapeless, unmapped, unlimited, wouldSwitchOff, blocked, tenantsWithoutTier } = report;
  const list = <T>(title: string, items: readonly T[], text: (item: T) => string): string[] =>
    items.length === 0 ? [] : ['', `${title}:`, ...items.map((item) => `  ${text(item)}`)];
  const grandfathered = rows.filter((row) => row.grandfathered).length;
  return [
    `${count(tiers, 'tier')} read; ${count(rows.length, 'row')} ${dryRun ? 'would be' : 'were'} added, ${grandfathered} of them for features that the JSON does not name.`,
    ...list(
      'Not usable, so the default stands',
      invalid,
      ({ tier, feature, said }) => `${tier}: ${feature}, found ${said}`,
    ),
    ...list('Neither an object nor a list, so it names nothing', shapeless, ({ tier, said }) => `${tier}: ${said}`),
    ...list('No features of ours, left where they are', unmapped, ({ tier, key }) => `${tier}: ${key}`),
    ...list('Unlimited because a column is empty', unlimited, ({ tier, feature }) => `${tier}: ${feature}`),
    ...list(
      'Not named by the JSON, and off by default',
      [...Map.groupBy(wouldSwitchOff, ({ tierId }) => tierId).values()],
      (notes) => `${notes[0]?.tier} (${count(notes[0]?.tenants ?? 0, 'tenant')}): ${namesOf(notes)}`,
    ),
    ...list(
      'Off all the same, by relations between features',
      blocked,
      ({ tier, feature, reason, blockedBy, tenants }) =>
        `${tier}: ${feature}, ${reason} ${blockedBy.join(', ')} (${count(tenants, 'tenant')})`,
    ),
    ...(tenantsWithoutTier === 0
      ? []
      : ['', `${count(tenantsWithoutTier, 'tenant')} without a tier have the defaults.`]),
  ].join('\n');
}

function namesOf(notes: ImportReport['wouldSwitchOff']): string {
  return notes.map(({ feature }) => feature).join(', ');
}
