import type { SeedFeatureKey } from './features.ts';

/** What a tier says of one feature. Features without a row keep the registry's default. */
interface SeedTierRow {
  readonly key: SeedFeatureKey;
  readonly value: { readonly enabled: boolean; readonly value?: number | null };
  readonly allowTenantOverride: boolean;
  readonly allowTenantUpgrade: boolean;
}

/** A tier that the demo sells. */
export interface SeedTier {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /**
   * `license_tier.features` as the system before this one left it, as JSON text and not as an object, so that numbers keep
   * their scale. Most of its keys are not ours and have to stay as they are.
   */
  readonly legacyFeatures: string;
  /** The old columns; null: unlimited. */
  readonly maxUsers: number | null;
  readonly maxFlows: number | null;
  readonly maxApiCalls: number | null;
  readonly rows: readonly SeedTierRow[];
}

const included = (...keys: SeedFeatureKey[]): SeedTierRow[] =>
  keys.map((key) => ({ key, value: { enabled: true }, allowTenantOverride: true, allowTenantUpgrade: false }));

/** Not part of the tier, but the tenant may ask for it. */
const onRequest = (...keys: SeedFeatureKey[]): SeedTierRow[] =>
  keys.map((key) => ({ key, value: { enabled: false }, allowTenantOverride: true, allowTenantUpgrade: true }));

/** Not part of the tier, and not to be given away by hand either. */
const withheld = (...keys: SeedFeatureKey[]): SeedTierRow[] =>
  keys.map((key) => ({ key, value: { enabled: false }, allowTenantOverride: false, allowTenantUpgrade: false }));

type LimitKey = Extract<SeedFeatureKey, `limits.${string}`>;

/** Null: unlimited. Only a finite limit can be raised, so only that can be asked for. */
const limits = (of: Readonly<Record<LimitKey, number | null>>): SeedTierRow[] =>
  (Object.entries(of) as [LimitKey, number | null][]).map(([key, value]) => ({
    key,
    value: { enabled: true, value },
    allowTenantOverride: true,
    allowTenantUpgrade: value !== null,
  }));

/** For trying the product out: the registry's defaults, small limits, and the beta category closed. */
const free: SeedTier = {
  id: '7f1e0000-0000-4000-8000-000000000001',
  name: 'Free',
  description: 'For one person who wants to try the flow builder.',
  legacyFeatures: `{"api_access": true, "webhook_support": false, "custom_components": false,
    "sso": false, "priority_support": false, "minimum_credits_per_trace": 10.00}`,
  maxUsers: 1,
  maxFlows: 5,
  maxApiCalls: 1000,
  rows: [
    ...onRequest('models.mistral', 'models.groq', 'ui.debug.enabled', 'integrations.langfuse'),
    ...withheld('components.prototypes'),
    ...limits({
      'limits.max_flows': 5,
      'limits.max_api_calls_per_month': 1000,
      'limits.max_concurrent_executions': 1,
      'limits.max_file_upload_size_mb': 10,
    }),
  ],
};

/** For teams: every hosted provider, sharing and debugging; what costs us money or needs advice is sold on request. */
const pro: SeedTier = {
  id: '7f1e0000-0000-4000-8000-000000000002',
  name: 'Pro',
  description: 'For teams that build and run flows together.',
  legacyFeatures: `{"api_access": true, "webhook_support": true, "custom_components": true,
    "sso": false, "priority_support": true, "minimum_credits_per_trace": 5.00}`,
  maxUsers: 25,
  maxFlows: 100,
  maxApiCalls: 50_000,
  rows: [
    ...included(
      'models.anthropic',
      'models.mistral',
      'models.groq',
      'models.xai',
      'components.custom.enabled',
      'integrations.langfuse',
      'integrations.vector_stores.qdrant',
      'integrations.vector_stores.weaviate',
      'ui.flow_builder.share_flow',
      'ui.code_view.python_api',
      'ui.debug.enabled',
      'ui.debug.step_execution',
      'api.webhooks',
    ),
    ...onRequest(
      'models.azure_openai',
      'models.aws_bedrock',
      'components.custom.code_editing',
      'components.custom.import_external',
      'integrations.langwatch',
      'integrations.vector_stores.pinecone',
      'ui.flow_builder.version_control',
      'ui.code_view.edit_code',
      'api.batch_execution',
    ),
    ...withheld('components.prototypes'),
    ...limits({
      'limits.max_flows': 100,
      'limits.max_api_calls_per_month': 50_000,
      'limits.max_concurrent_executions': 10,
      'limits.max_file_upload_size_mb': 100,
    }),
  ],
};

/** Everything that can be on together. LangSmith is left out: a tenant traces to one place, and Langfuse is included. */
const enterprise: SeedTier = {
  id: '7f1e0000-0000-4000-8000-000000000003',
  name: 'Enterprise',
  description: 'For companies that run flows as part of their business.',
  legacyFeatures: `{"api_access": true, "webhook_support": true, "custom_components": true,
    "sso": true, "priority_support": true, "minimum_credits_per_trace": 0.50}`,
  maxUsers: null,
  maxFlows: null,
  maxApiCalls: null,
  rows: [
    ...included(
      'models.anthropic',
      'models.mistral',
      'models.azure_openai',
      'models.aws_bedrock',
      'models.groq',
      'models.xai',
      'components.prototypes',
      'components.custom.enabled',
      'components.custom.code_editing',
      'components.custom.import_external',
      'integrations.langfuse',
      'integrations.langwatch',
      'integrations.vector_stores.pinecone',
      'integrations.vector_stores.qdrant',
      'integrations.vector_stores.weaviate',
      'ui.flow_builder.share_flow',
      'ui.flow_builder.version_control',
      'ui.code_view.edit_code',
      'ui.code_view.python_api',
      'ui.debug.enabled',
      'ui.debug.step_execution',
      'api.webhooks',
      'api.batch_execution',
    ),
    ...limits({
      'limits.max_flows': null,
      'limits.max_api_calls_per_month': null,
      'limits.max_concurrent_executions': 100,
      'limits.max_file_upload_size_mb': 1024,
    }),
  ],
};

/** The tiers of the demo, from small to large. */
export const seedTiers: readonly SeedTier[] = [free, pro, enterprise];

/** Ids of the demo's tiers, by name. */
export const tierIds = { free: free.id, pro: pro.id, enterprise: enterprise.id } as const;
