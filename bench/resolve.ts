import type { FeatureDefinition, ResolutionInputs } from '../server/resolution/resolution-inputs.ts';
import { compilePlan } from '../server/resolution/resolution-plan.ts';
import { resolveFeatures } from '../server/resolution/resolve-features.ts';
import { seedFeatures } from '../seeds/features.ts';
import type { Report } from './report.ts';
import { median } from './statistics.ts';

// Resolving one tenant with three overrides, one of them on a feature with relations: the compiled plan and the plain loop,
// beside copying an array of the same length. Rounds are interleaved, so that a slow moment of the machine hits all alike.

const NOW = 1_000_000;
const ROUNDS = 41;
const ROUND = 3_000_000; // 3 ms of work in each round, in nanoseconds

const on = { enabled: true };
const off = { enabled: false };

/** The seeded features again and again under new names, relations included, until there are `count`. */
function registryOf(count: number): FeatureDefinition[] {
  return Array.from({ length: count }, (_, index) => {
    const copy = Math.floor(index / seedFeatures.length);
    const seed = seedFeatures[index % seedFeatures.length];
    if (seed === undefined) throw new Error('The seed is empty.');
    const renamed = (key: string): string => (copy === 0 ? key : `${key}_${copy}`);
    return { ...seed, key: renamed(seed.key), displayOrder: index, dependsOn: seed.dependsOn.map(renamed) };
  });
}

function inputsOf(count: number): ResolutionInputs {
  const features = registryOf(count);
  const override = (key: string, value: unknown): ResolutionInputs['tenant']['overrides'][number] => ({
    key,
    value,
    origin: 'admin',
    startsAt: null,
    expiresAt: NOW + 1,
  });
  const row = { allowTenantOverride: true, allowTenantUpgrade: true };
  const rows = features
    .filter((_, index) => index % 5 === 0)
    .map(({ key, defaultValue: value }) => ({ key, value, ...row }));
  return {
    mode: 'enforce',
    catalog: { features, models: [], components: [] },
    tier: { id: 'tier', name: 'tier', rows, legacyFeatures: {}, maxFlows: null, maxApiCalls: null },
    tenant: {
      id: 'tenant',
      tierId: 'tier',
      isActive: true,
      licenseExpiresAt: NOW + 1,
      overrides: [
        override('models.mistral', on),
        override('limits.max_flows', { enabled: true, value: 25 }),
        override('api.public_endpoints', off),
      ],
      pendingRequests: [],
    },
    compiledFeatures: [],
  };
}

/** Nanoseconds of one call, from as many calls as fill a round. `sink` keeps the optimiser from dropping them. */
function timed(work: () => { readonly length: number }): number {
  let sink = 0;
  let calls = 0;
  const start = process.hrtime.bigint();
  let spent = 0;
  while (spent < ROUND) {
    for (let repeat = 0; repeat < 50; repeat += 1) sink += work().length;
    calls += 50;
    spent = Number(process.hrtime.bigint() - start);
  }
  if (sink === 0) throw new Error('Nothing was resolved.');
  return spent / calls;
}

function measure(report: Report, count: number, most: number): void {
  const inputs = inputsOf(count);
  const plan = compilePlan(inputs);
  const base = plan.resolve({ ...inputs.tenant, overrides: [] }, NOW).features;
  const contenders = {
    plan: () => plan.resolve(inputs.tenant, NOW).features,
    plain: () => resolveFeatures(inputs, NOW).features,
    floor: () => base.slice(),
  };
  const rounds = { plan: [] as number[], plain: [] as number[], floor: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of ['plan', 'plain', 'floor'] as const) rounds[name].push(timed(contenders[name]));
  }
  // The first rounds are compiled on the way.
  const us = (values: readonly number[]): number => median(values.slice(5)) / 1_000;
  const floor = us(rounds.floor);
  report.amount(`resolve ${count} features, 3 overrides; floor: copying the list`, 'us', us(rounds.plan), most, floor);
  report.amount(`for comparison: without the compiled plan`, 'us', us(rounds.plain), undefined, floor);
}

/** What it takes to decide one tenant, in this process. */
export function benchResolve(report: Report): void {
  measure(report, 50, 1);
  measure(report, 1_000, 5);
}
