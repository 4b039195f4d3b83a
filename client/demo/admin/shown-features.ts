import type { AdminFeature } from './admin-tier.ts';

// What shows well within a minute; everything else is found by searching.
const first = [
  'ui.flow_builder.share_flow',
  'ui.flow_builder.version_control',
  'models.anthropic',
  'components.prototypes',
  'ui.debug.enabled',
  'ui.debug.step_execution',
  'integrations.langfuse',
  'api.webhooks',
  'limits.max_flows',
  'limits.max_concurrent_executions',
];

/** The features that match the text by name or key; without a text a handful to begin with, then all others. */
export function shownFeatures(features: readonly AdminFeature[], text: string): readonly AdminFeature[] {
  const wanted = text.trim().toLowerCase();
  if (wanted !== '') {
    return features.filter(({ key, feature }) => `${key} ${feature.name}`.toLowerCase().includes(wanted));
  }
  const rank = ({ key }: AdminFeature): number => (first.includes(key) ? first.indexOf(key) : first.length);
  return features.toSorted((a, b) => rank(a) - rank(b));
}
