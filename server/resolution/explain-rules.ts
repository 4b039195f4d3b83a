import type { FeatureDefinition, ResolutionInputs } from './resolution-inputs.ts';
import type { ResolvedFeature } from './resolved.ts';
import { isLicenceOver } from './tenant-state.ts';

/** Something that is looked at beside the layers. */
export interface ExplainedRule {
  readonly rule: 'MODE' | 'TENANT_STATE' | 'REGISTRY' | 'LICENCE' | 'DEPENDENCIES' | 'CONFLICTS';
  /** Whether it is what the feature's reason names. */
  readonly decided: boolean;
  /** A sentence for support. */
  readonly detail: string;
}

const MODES = {
  enforce: 'The tables decide.',
  shadow: 'Shadow: the old JSON of the tier still decides.',
  legacy: 'The old JSON of the tier decides.',
} as const;

/** The rules in order, ending with the first that leaves nothing to the others. `resolved`: the tenant's whole answer. */
export function explainRules(
  inputs: ResolutionInputs,
  definition: FeatureDefinition | undefined,
  resolved: readonly ResolvedFeature[],
  feature: ResolvedFeature,
  now: number,
): ExplainedRule[] {
  const rules: ExplainedRule[] = [{ rule: 'MODE', decided: feature.source === 'LEGACY', detail: MODES[inputs.mode] }];
  if (definition === undefined) {
    return [...rules, { rule: 'REGISTRY', decided: true, detail: 'The registry has no such key.' }];
  }
  const { isActive } = inputs.tenant;
  const tenant = isActive ? 'The tenant is active.' : 'The tenant is suspended: everything is off.';
  rules.push({ rule: 'TENANT_STATE', decided: !isActive, detail: tenant });
  if (!isActive) return rules;

  const enforced = inputs.mode === 'enforce';
  if (enforced) {
    const registry = definition.isActive ? 'The feature is active.' : 'The feature is switched off for everybody.';
    rules.push({ rule: 'REGISTRY', decided: !definition.isActive, detail: registry });
  }
  const over = isLicenceOver(inputs.tier, inputs.tenant, now);
  const licence = over
    ? 'The licence is over: the most restrictive layer counts.'
    : inputs.tier === null
      ? 'There is no tier, so no licence can end.'
      : 'The licence is valid.';
  rules.push({ rule: 'LICENCE', decided: feature.reason === 'LICENSE_EXPIRED', detail: licence });
  return enforced ? [...rules, ...explainRelations(inputs, definition, resolved, feature)] : rules;
}

function explainRelations(
  inputs: ResolutionInputs,
  definition: FeatureDefinition,
  resolved: readonly ResolvedFeature[],
  feature: ResolvedFeature,
): ExplainedRule[] {
  const on = new Set(resolved.flatMap(({ key, enabled }) => (enabled ? key : [])));
  const list = (keys: readonly string[], name: (key: string) => string): string =>
    keys.length === 0 ? 'none' : keys.map(name).join(', ');
  const state = (key: string): string => `${key} (${on.has(key) ? 'on' : 'off'})`;
  const against = new Set(definition.conflictsWith);
  for (const other of inputs.catalog.features) if (other.conflictsWith.includes(definition.key)) against.add(other.key);
  const needs = list(definition.dependsOn, state);
  const cycle =
    feature.reason === 'DEPENDENCY_CYCLE' ? ' They need each other in a circle, which nothing can satisfy.' : '';
  return [
    {
      rule: 'DEPENDENCIES',
      decided: feature.reason === 'DEPENDENCY_UNMET' || feature.reason === 'DEPENDENCY_CYCLE',
      detail: `Needs: ${needs}.${cycle}`,
    },
    {
      rule: 'CONFLICTS',
      decided: feature.reason === 'CONFLICT',
      detail: `Cannot be on together with: ${list([...against], state)}.`,
    },
  ];
}
