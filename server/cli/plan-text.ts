import type { FeatureImpact, Impact } from '../changes/impact.ts';
import type { EntryChange } from '../configuration/compare-configuration.ts';
import type { ConfigurationPlan } from '../configuration/plan-configuration.ts';

const NOUNS = { features: 'feature', tiers: 'tier', models: 'model', components: 'component' } as const;

/** A plan for people: what differs, who gains or loses what, and what is left alone. */
export function planText({ changes, impact, unmanaged, revision }: ConfigurationPlan): string {
  const alone = unmanaged.map(({ section, id }) => `${NOUNS[section]} ${id}`);
  const rest = alone.length === 0 ? [] : ['', `Not in the file, left as they are: ${alone.join(', ')}.`];
  if (changes.length === 0) return [`No differences, at revision ${revision}.`, ...rest].join('\n');
  const summary = `${count(changes.length, 'difference')}, at revision ${revision}.`;
  return [...changes.map(changeText), '', summary, impactText(impact), ...rest].join('\n');
}

/** Who gains and who loses what. */
export function impactText({ tenantCount, features }: Impact): string {
  if (tenantCount === 0) return 'No tenant will notice.';
  return [
    `${count(tenantCount, 'tenant')} will notice:`,
    ...features.map((feature) => `  ${feature.key}: ${effects(feature)}`),
  ].join('\n');
}

function changeText({ section, id, action, fields }: EntryChange): string {
  const head = `${action === 'create' ? '+' : '~'} ${NOUNS[section]} ${id}`;
  const lines = fields.map(({ field, before, after }) =>
    action === 'create' ? `    ${field}: ${shown(after)}` : `    ${field}: ${shown(before)} -> ${shown(after)}`,
  );
  return [head, ...lines].join('\n');
}

function effects({ on, off, limits, tenants }: FeatureImpact): string {
  const counts = [
    ...(on > 0 ? [`on for ${on}`] : []),
    ...(off > 0 ? [`off for ${off}`] : []),
    ...(limits > 0 ? [`another limit or value for ${limits}`] : []),
  ];
  const marks = { ON: '+', OFF: '-', LIMIT: '~' } as const;
  const names = tenants.map(({ name, effect }) => `${marks[effect]}${plain(name)}`).join(', ');
  const more = on + off + limits - tenants.length;
  return `${counts.join(', ')} (${names}${more > 0 ? `, and ${more} more` : ''})`;
}

/** An amount with its noun. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

const shown = (value: unknown): string => (value === null ? 'nothing' : plain(JSON.stringify(value)));

/** A name must not move the cursor or colour the terminal. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?');
}
