import * as fc from 'fast-check';
import type {
  FeatureDefinition,
  FeatureType,
  ResolutionInputs,
  TenantInputs,
  TenantOverride,
  TierInputs,
  TierRow,
} from '../../server/resolution/resolution-inputs.ts';
import { component, feature, model, NOW, row } from './world.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => `ui.x.${letter}`);
const UNKNOWN = 'ui.x.ghost';

/** Moments around NOW, so that windows are often open, often shut, and often begin or end exactly now. */
const moment = fc.option(fc.integer({ min: NOW - 3, max: NOW + 3 }), { nil: null });

const mostly = fc.constantFrom(true, true, false);

const VALUES = {
  boolean: [undefined],
  integer: [null, 0, 1, 5, 10],
  string: ['plain', 'gold'],
  json: [{ a: 1 }, [1], {}],
} as const satisfies Record<FeatureType, readonly unknown[]>;

export const validValue = (type: FeatureType): fc.Arbitrary<unknown> =>
  fc
    .record({ enabled: mostly, value: fc.constantFrom<unknown>(...VALUES[type]) })
    .map(({ enabled, value }) => (value === undefined ? { enabled } : { enabled, value }));

const corrupt = fc.constantFrom<unknown>(true, null, { enabled: 'true' }, { enabled: true, value: -1 }, [], {
  value: 1,
});

const storedValue = (type: FeatureType): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 20, arbitrary: validValue(type) }, { weight: 1, arbitrary: corrupt });

const TYPES: readonly FeatureType[] = ['boolean', 'boolean', 'boolean', 'integer', 'string', 'json'];
const anything = fc.uniqueArray(fc.constantFrom(...KEYS, UNKNOWN), { maxLength: 2 });
const nothing = fc.constant<string[]>([]);

/** Mostly what a writer would accept (no cycle, known keys), now and then what only raw SQL can have left. */
const needsOf = (key: string): fc.Arbitrary<string[]> =>
  fc.oneof(
    { weight: 4, arbitrary: nothing },
    {
      weight: 4,
      arbitrary: fc.subarray(KEYS.slice(0, KEYS.indexOf(key)), { maxLength: Math.min(2, KEYS.indexOf(key)) }),
    },
    { weight: 1, arbitrary: anything },
  );

const conflictsOf = fc.oneof({ weight: 4, arbitrary: nothing }, { weight: 1, arbitrary: anything });

/** Which type each key has: decided first, so that values fit. */
const types = fc.tuple(...KEYS.map(() => fc.constantFrom(...TYPES)));

const definitionOf = (key: string, type: FeatureType): fc.Arbitrary<FeatureDefinition> =>
  fc
    .record({
      defaultValue: storedValue(type),
      isPremium: fc.boolean(),
      displayOrder: fc.integer({ min: 0, max: 3 }),
      isActive: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      isDeprecated: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
      dependsOn: needsOf(key),
      conflictsWith: conflictsOf,
    })
    // The schema does not let a premium feature be on by default.
    .map((given) => feature({ key, type, ...given, ...(given.isPremium ? { defaultValue: { enabled: false } } : {}) }));

const rowOf = (key: string, type: FeatureType): fc.Arbitrary<TierRow> =>
  fc
    .record({ value: storedValue(type), allowTenantOverride: fc.boolean(), allowTenantUpgrade: fc.boolean() })
    .map((given) => row({ key, ...given }));

const overrideOf = (key: string, type: FeatureType): fc.Arbitrary<TenantOverride> =>
  fc
    .record({
      value: storedValue(type),
      origin: fc.constantFrom('admin' as const, 'upgrade' as const),
      startsAt: moment,
      expiresAt: moment,
    })
    .map((given) => ({ key, ...given }));

const someOf = <T>(
  keys: readonly string[],
  typesOf: readonly FeatureType[],
  make: (key: string, type: FeatureType) => fc.Arbitrary<T>,
): fc.Arbitrary<T[]> =>
  fc
    .tuple(...keys.map((key, index) => fc.option(make(key, typesOf[index] ?? 'boolean'), { nil: null })))
    .map((list) => list.filter((each) => each !== null));

const MODELS = KEYS.map((key) => model(`maker/${key}`, key)).concat(
  model('maker/ghost', UNKNOWN),
  model('maker/off', 'ui.x.a', false),
);

const COMPONENTS = [
  component({ key: 'Public' }),
  ...KEYS.map((key, index) =>
    component({ key: `On${key}`, featureKey: key, requiredFeatures: KEYS.slice(index, index + 2) }),
  ),
  component({ key: 'Ghost', requiredFeatures: [UNKNOWN] }),
];

const legacyJson = fc.oneof(
  fc.constant(null),
  fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 4 }),
  fc.dictionary(
    fc.constantFrom(...KEYS, 'ui.x.later', 'sso'),
    fc.oneof(fc.boolean(), fc.constantFrom<unknown>('x', null, 5, { enabled: true }, { enabled: true, value: 7 })),
  ),
);

const tierOf = (typesOf: readonly FeatureType[]): fc.Arbitrary<TierInputs> =>
  fc
    .record({ rows: someOf(KEYS, typesOf, rowOf), legacyFeatures: legacyJson })
    .map((given) => ({ id: 'tier', name: 'tier', maxFlows: null, maxApiCalls: null, ...given }));

const tenantOf = (typesOf: readonly FeatureType[]): fc.Arbitrary<TenantInputs> =>
  fc
    .record({
      isActive: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      licenseExpiresAt: moment,
      overrides: someOf(KEYS, typesOf, overrideOf),
      pendingRequests: fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 2 }).chain((keys) =>
        fc.tuple(
          ...keys.map((key) =>
            fc.record({
              id: fc.constant(`r-${key}`),
              key: fc.constant(key),
              expiresAt: fc.integer({ min: NOW - 2, max: NOW + 2 }),
            }),
          ),
        ),
      ),
    })
    .map((given) => ({ id: 'tenant', tierId: 'tier', ...given }));

/** Any state that the tables can hold, faults by raw SQL included, in mode enforce. */
export const anyState: fc.Arbitrary<ResolutionInputs> = types.chain((typesOf) =>
  fc
    .record({
      features: fc.tuple(...KEYS.map((key, index) => definitionOf(key, typesOf[index] ?? 'boolean'))),
      tier: fc.option(tierOf(typesOf), { nil: null, freq: 9 }),
      tenant: tenantOf(typesOf),
    })
    .map(({ features, tier, tenant }) => ({
      mode: 'enforce',
      catalog: { features, models: MODELS, components: COMPONENTS },
      tier,
      tenant: { ...tenant, tierId: tier === null ? null : tenant.tierId },
      compiledFeatures: features,
    })),
);

/** The same with tenants that are active: nothing else is interesting for most properties. */
export const activeState = anyState.map((state) => ({ ...state, tenant: { ...state.tenant, isActive: true } }));

/** Active tenants of registries without conflicts, where everything is monotonic. */
export const stateWithoutConflicts = activeState.map((state) =>
  withFeatures(state, (each) => ({ ...each, conflictsWith: [] })),
);

export const withFeatures = (
  state: ResolutionInputs,
  change: (each: FeatureDefinition) => FeatureDefinition,
): ResolutionInputs => ({
  ...state,
  catalog: { ...state.catalog, features: state.catalog.features.map(change) },
});

export const withTenant = (state: ResolutionInputs, tenant: Partial<TenantInputs>): ResolutionInputs => ({
  ...state,
  tenant: { ...state.tenant, ...tenant },
});

export const anyKey = fc.constantFrom(...KEYS);
