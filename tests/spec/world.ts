import { compiledFeatures, seedFeatures } from '../../seeds/features.ts';
import type {
  ComponentDefinition,
  FeatureCategory,
  FeatureControlMode,
  FeatureDefinition,
  ModelDefinition,
  ResolutionInputs,
  TenantInputs,
  TenantOverride,
  TierInputs,
  TierRow,
} from '../../server/resolution/resolution-inputs.ts';

/** The one instant of all cases, in milliseconds. */
export const NOW = 1_000_000;

type Keyed<T> = Partial<T> & { readonly key: string };

/** What a case changes in the world. Lists are merged by key. */
export interface Changes {
  readonly mode?: FeatureControlMode;
  readonly features?: readonly Keyed<FeatureDefinition>[];
  readonly models?: readonly Keyed<ModelDefinition>[];
  readonly components?: readonly Keyed<ComponentDefinition>[];
  readonly tiers?: Readonly<Record<string, TierChanges>>;
  readonly tenants?: Readonly<Record<string, Partial<TenantInputs>>>;
  readonly overrides?: Readonly<Record<string, readonly CaseOverride[]>>;
}

interface TierChanges extends Partial<Omit<TierInputs, 'rows'>> {
  readonly rows?: readonly Keyed<TierRow>[];
}

/** An override as the table has it: a revoked one never reaches the resolution. */
interface CaseOverride extends Keyed<TenantOverride> {
  readonly value: unknown;
  readonly revokedAt?: number;
}

const on = { enabled: true };
const off = { enabled: false };

export const feature = (definition: Keyed<FeatureDefinition>): FeatureDefinition => ({
  name: definition.key,
  category: definition.key.split('.')[0] as FeatureCategory,
  type: 'boolean',
  defaultValue: off,
  valueSchema: null,
  isPremium: false,
  requiresSetup: false,
  displayOrder: 1_000,
  isActive: true,
  isDeprecated: false,
  deprecatedMessage: null,
  dependsOn: [],
  conflictsWith: [],
  ...definition,
});

export const row = (given: Keyed<TierRow>): TierRow => ({
  value: on,
  allowTenantOverride: true,
  allowTenantUpgrade: false,
  ...given,
});

export const model = (key: string, featureKey: string, isActive = true): ModelDefinition => ({
  id: key,
  provider: key.split('/')[0] ?? '',
  modelId: key.split('/')[1] ?? '',
  name: key,
  type: 'chat',
  family: null,
  supportsTools: true,
  supportsVision: false,
  supportsStreaming: true,
  maxTokens: null,
  contextWindow: null,
  featureKey,
  isActive,
  isDeprecated: false,
});

export const component = (given: Keyed<ComponentDefinition>): ComponentDefinition => ({
  id: given.key,
  name: given.key,
  description: null,
  category: 'notes',
  subcategory: null,
  featureKey: null,
  requiredFeatures: [],
  icon: null,
  documentationUrl: null,
  isBeta: false,
  isActive: true,
  ...given,
});

const TIERS: Readonly<Record<string, readonly TierRow[]>> = {
  pro: [
    row({ key: 'models.anthropic' }),
    row({ key: 'limits.max_flows', value: { enabled: true, value: 100 } }),
    row({ key: 'api.webhooks', value: off, allowTenantUpgrade: true }),
    row({ key: 'models.google', value: off, allowTenantOverride: false }),
  ],
  free: [],
};

const TIER_OF: Readonly<Record<string, string | null>> = { acme: 'pro', beta: 'free', solo: null };

const MODELS = [
  model('openai/gpt-4o', 'models.openai'),
  model('openai/old', 'models.openai', false),
  model('anthropic/claude', 'models.anthropic'),
  model('mistral/large', 'models.mistral'),
];

const COMPONENTS = [
  component({ key: 'ChatInput', category: 'data_io' }),
  component({ key: 'Note' }),
  component({ key: 'Claude', category: 'models_and_agents', featureKey: 'models.anthropic' }),
  component({
    key: 'RAG',
    category: 'tools',
    requiredFeatures: ['components.embeddings', 'integrations.vector_stores.pinecone'],
  }),
  component({ key: 'Proto', category: 'prototypes' }),
  component({ key: 'Ghost', requiredFeatures: ['ui.x.ghost'] }),
];

function merged<T extends { readonly key: string }>(
  base: readonly T[],
  changes: readonly Keyed<T>[] | undefined,
  create: (given: Keyed<T>) => T,
): T[] {
  const byKey = new Map(base.map((each) => [each.key, each]));
  for (const change of changes ?? []) {
    const known = byKey.get(change.key);
    byKey.set(change.key, known === undefined ? create(change) : { ...known, ...change });
  }
  return [...byKey.values()];
}

/** The inputs of one tenant of the world of semantics part 4, after the changes of a case. */
export function inputsOf(tenant: string, changes: Changes = {}): ResolutionInputs {
  const tierId = changes.tenants?.[tenant]?.tierId ?? TIER_OF[tenant] ?? null;
  return {
    mode: changes.mode ?? 'enforce',
    catalog: {
      features: merged<FeatureDefinition>(seedFeatures, changes.features, feature),
      models: MODELS,
      components: merged<ComponentDefinition>(COMPONENTS, changes.components, component),
    },
    tier: tierId === null ? null : tierOf(tierId, changes),
    tenant: {
      id: tenant,
      tierId,
      isActive: true,
      licenseExpiresAt: null,
      overrides: (changes.overrides?.[tenant] ?? [])
        .filter((each) => each.revokedAt === undefined)
        .map((each) => ({ origin: 'admin', startsAt: null, expiresAt: null, ...each })),
      pendingRequests: [],
      ...changes.tenants?.[tenant],
    },
    compiledFeatures,
  };
}

export function tierOf(id: string, changes: Changes): TierInputs {
  const { rows, ...rest } = changes.tiers?.[id] ?? {};
  return {
    id,
    name: id,
    // The columns of the world say what the registry says: NULL would be "unlimited".
    maxFlows: 10,
    maxApiCalls: 1000,
    legacyFeatures: {},
    ...rest,
    rows: merged(TIERS[id] ?? [], rows, row),
  };
}
