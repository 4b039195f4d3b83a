import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRelations } from '../../server/resolution/check-relations.ts';
import { explainFeature } from '../../server/resolution/explain-feature.ts';
import { parseFeatureValue } from '../../server/resolution/feature-value.ts';
import { readLegacyTier } from '../../server/resolution/legacy-rules.ts';
import type { FeatureDefinition, FeatureType, TierRow } from '../../server/resolution/resolution-inputs.ts';
import { compilePlan } from '../../server/resolution/resolution-plan.ts';
import { limitDecision, resolveFeatures, unknownFeature } from '../../server/resolution/resolve-features.ts';
import type { ResolvedFeature } from '../../server/resolution/resolved.ts';
import { planTierChange, type TierChangeOptions, type TierFeaturePatch } from '../../server/tiers/plan-tier-change.ts';
import { inputsOf, NOW, tierOf, type Changes } from './world.ts';

interface Case {
  readonly id: string;
  readonly given: string;
}

interface ResolutionCase extends Case {
  readonly tenant: string;
  readonly feature: string;
  readonly changes?: Changes;
  readonly expected: Readonly<Record<string, unknown>>;
}

interface ValueCase extends Case {
  readonly type: FeatureType;
  readonly input: unknown;
  readonly valueSchema?: unknown;
  readonly expected: string;
}

interface TierCase extends Case {
  readonly patch: readonly TierFeaturePatch[];
  readonly rows?: readonly (Partial<TierRow> & { readonly key: string })[];
  readonly features?: NonNullable<Changes['features']>;
  readonly options?: TierChangeOptions;
  readonly expected: string | readonly string[];
}

interface LimitCase extends Case {
  readonly value: unknown;
  readonly current: number;
  readonly requested: number;
  readonly expected: 'allowed' | 'denied';
}

interface RegistryCase extends Case {
  readonly features: readonly FeatureDefinition[];
  readonly expected: string;
}

interface OfferCase extends Case {
  readonly tenant: string;
  readonly list: 'models' | 'components';
  readonly changes?: Changes;
  readonly expected: readonly string[];
}

interface LegacyCase extends Case {
  readonly legacyFeatures: unknown;
  readonly maxFlows?: number | null;
  readonly existing?: readonly string[];
  readonly expected: unknown;
}

/** The cases of a file, named as in the specification. Not imported: a bundler may turn a `__proto__` in JSON into a prototype. */
function cases<T extends Case>(file: string): [string, T][] {
  const list = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as T[];
  return list.map((each) => [`${each.id} ${each.given}`, each]);
}

/** What `getFeatureValue` answers: the value unwrapped. */
function effective(feature: ResolvedFeature): unknown {
  if (feature.type === 'boolean') return feature.enabled;
  return feature.type === 'integer' ? feature.limit : (feature.text ?? feature.json);
}

/** Only what an expectation needs of a JSON schema. */
const hasRequired = (schema: unknown, value: unknown): boolean =>
  (schema as { required: string[] }).required.every((key) => Object.hasOwn(value as object, key));

describe('resolution', () => {
  test.each(cases<ResolutionCase>('./resolution.json'))('%s', (_name, { tenant, feature, changes, expected }) => {
    const inputs = inputsOf(tenant, changes);
    const resolved =
      resolveFeatures(inputs, NOW).features.find((each) => each.key === feature) ?? unknownFeature(feature);
    expect({ ...resolved, value: effective(resolved) }).toMatchObject(expected);
    expect(compilePlan(inputs).resolve(inputs.tenant, NOW)).toEqual(resolveFeatures(inputs, NOW));
    const explained = explainFeature(inputs, feature, NOW);
    expect(explained.feature).toEqual(resolved);
    const winners = explained.layers.filter((layer) => layer.outcome === 'WON').map((layer) => layer.source);
    expect(winners).toEqual(resolved.source === 'SYSTEM' ? [] : [resolved.source]);
  });
});

describe('models and components', () => {
  test.each(cases<OfferCase>('./offers.json'))('%s', (_name, { tenant, list, changes, expected }) => {
    const inputs = inputsOf(tenant, changes);
    const answer = resolveFeatures(inputs, NOW);
    const names = list === 'models' ? answer.models.map(({ id }) => id) : answer.components.map(({ key }) => key);
    expect(names.toSorted()).toEqual(expected.toSorted());
    expect(compilePlan(inputs).resolve(inputs.tenant, NOW)).toEqual(answer);
  });
});

describe('writing a value', () => {
  test.each(cases<ValueCase>('./values.json'))('%s', (_name, { type, input, valueSchema = null, expected }) => {
    const parsed = parseFeatureValue({ type, valueSchema }, input, hasRequired);
    expect(parsed).toEqual(expected === 'accepted' ? { ok: true, value: input } : { ok: false, detail: expected });
  });

  test('a schema that nobody can check refuses the value', () => {
    const parsed = parseFeatureValue({ type: 'json', valueSchema: {} }, { enabled: true, value: {} });
    expect(parsed).toEqual({ ok: false, detail: 'SCHEMA_MISMATCH' });
  });
});

describe('limits', () => {
  test.each(cases<LimitCase>('./limits.json'))('%s', (_name, { value, current, requested, expected }) => {
    const inputs = inputsOf('acme', { tiers: { pro: { rows: [{ key: 'limits.max_flows', value }] } } });
    const feature = resolveFeatures(inputs, NOW).features.find(({ key }) => key === 'limits.max_flows');
    const decision = limitDecision(feature ?? unknownFeature('limits.max_flows'), current, requested);
    expect(decision.allowed).toBe(expected === 'allowed');
  });

  test('a feature that is no limit, or unknown, allows nothing', () => {
    const [models] = resolveFeatures(inputsOf('acme'), NOW).features;
    expect(models?.enabled).toBe(true);
    for (const feature of [models ?? unknownFeature('x'), unknownFeature('limits.ghost')]) {
      expect(limitDecision(feature, 0, 1)).toMatchObject({ allowed: false, limit: 0, unlimited: false });
    }
  });
});

describe('saving a tier', () => {
  test.each(cases<TierCase>('./tier-saves.json'))(
    '%s',
    (_name, { patch, rows = [], features = [], options, expected }) => {
      const changes = { features, tiers: { pro: { rows } } };
      const { catalog } = inputsOf('acme', changes);
      const before = tierOf('pro', changes).rows;
      const plan = planTierChange(catalog, before, patch, options);
      expect(plan.ok ? plan.rows.map(({ action, key }) => `${action} ${key}`) : plan.code).toEqual(expected);
      if (!plan.ok) return;
      const after = new Map(before.map((each) => [each.key, each]));
      for (const { key, after: written } of plan.rows) {
        if (written === null) after.delete(key);
        else after.set(key, written);
      }
      const again = planTierChange(catalog, [...after.values()], patch, options);
      expect(again).toEqual({ ok: true, rows: [], effective: plan.effective });
    },
  );

  test('a refusal says where and what', () => {
    const { catalog, tier } = inputsOf('acme');
    const rows = tier?.rows ?? [];
    const patch = [
      { key: 'models.mistral', value: { enabled: true } },
      { key: 'limits.max_flows', value: 10 },
    ];
    expect(planTierChange(catalog, rows, patch)).toMatchObject({
      code: 'INVALID_VALUE',
      path: ['changes', 1, 'value'],
      details: { key: 'limits.max_flows', detail: 'NOT_AN_OBJECT' },
    });
    const alone = [{ key: 'components.custom.code_editing', value: { enabled: true } }];
    expect(planTierChange(catalog, rows, alone)).toMatchObject({
      path: ['changes', 0],
      details: { missing: ['components.custom.enabled'] },
    });
  });
});

describe('relations of a registry', () => {
  test.each(cases<RegistryCase>('./registries.json'))('%s', (_name, { features, expected }) => {
    const [problem] = checkRelations(inputsOf('acme', { features }).catalog.features);
    expect(problem?.code ?? 'accepted').toBe(expected);
  });
});

describe('reading a legacy tier', () => {
  const columns: readonly string[] = ['limits.max_flows', 'limits.max_api_calls_per_month'];

  test.each(cases<LegacyCase>('./legacy-reading.json'))(
    '%s',
    (_name, { legacyFeatures, maxFlows, existing = [], expected }) => {
      const changed = { legacyFeatures, ...(maxFlows === undefined ? {} : { maxFlows }) };
      const { tier, compiledFeatures } = inputsOf('acme', { tiers: { pro: changed } });
      if (tier === null) throw new Error('acme has a tier');
      const read = readLegacyTier(tier, compiledFeatures);
      // The columns of the world say the same as the registry: only a case that names one asks about it.
      const asked = (key: string): boolean => (maxFlows !== undefined ? key !== columns[1] : !columns.includes(key));
      const rows = [...read.values.keys()].filter((key) => asked(key) && !existing.includes(key));
      expect({ rows, invalid: read.invalid, unmapped: read.unmapped }).toEqual(expected);
    },
  );
});

describe('the next moment at which time changes the answer', () => {
  const at = (changes: Changes): number | null => resolveFeatures(inputsOf('acme', changes), NOW).nextChangeAt;
  const tenants = { acme: { licenseExpiresAt: NOW + 50 } };
  const override = { key: 'models.mistral', value: { enabled: true }, startsAt: NOW + 20, expiresAt: NOW + 40 };

  test('none where nothing has an end', () => expect(at({})).toBeNull());
  test('the end of the licence', () => expect(at({ tenants })).toBe(NOW + 50));
  test('an override starts first', () => expect(at({ tenants, overrides: { acme: [override] } })).toBe(NOW + 20));
  test('a running override ends first', () =>
    expect(at({ tenants, overrides: { acme: [{ ...override, startsAt: NOW }] } })).toBe(NOW + 40));
  test('a pending request ends first', () => {
    const pendingRequests = [{ id: 'r1', key: 'api.webhooks', expiresAt: NOW + 10 }];
    expect(at({ tenants: { acme: { licenseExpiresAt: NOW + 50, pendingRequests } } })).toBe(NOW + 10);
  });
  test('what is past or exactly now does not come again', () =>
    expect(at({ tenants: { acme: { licenseExpiresAt: NOW } } })).toBeNull());
  test('a suspended tenant waits for nothing', () =>
    expect(at({ tenants: { acme: { isActive: false, licenseExpiresAt: NOW + 50 } } })).toBeNull());
});
