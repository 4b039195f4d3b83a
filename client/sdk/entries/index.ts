export { evaluateGate, type GateConditions, type GateVerdict } from '../core/evaluate-gate.ts';
export { type Feature, type FeatureValue } from '../core/feature.ts';
export { type FeatureKey, type FeatureKeyRegistry, type LimitKey, type UIFeatureKey } from '../core/feature-key.ts';
export { type FeatureState } from '../core/feature-state.ts';
export { type ConnectionStatus, type FeatureReader } from '../core/feature-reader.ts';
export { createFeatureStore, type FeatureStore, type FeatureStoreOptions } from '../core/feature-store.ts';
export { type GateTexts, type ReasonText } from '../core/gate-text.ts';
export { fetchSnapshot, type FetchSnapshotOptions } from '../core/fetch-snapshot.ts';
export { type GetToken } from '../core/get-token.ts';
export { createGraphqlWsTransport, type GraphqlWsTransportOptions } from '../core/graphql-ws-transport.ts';
export {
  type AvailableComponent,
  type AvailableModel,
  type FeatureCategory,
  type FeatureControlMode,
  type FeatureReason,
  type FeatureSource,
  type FeatureType,
  type IgnoredOverride,
  type ResolvedFeature,
  type ResolvedFeaturesUpdate,
} from '../core/resolved-update.ts';
export { type ResumePoint, type Transport, type TransportSink } from '../core/transport.ts';
export { type IntegrationName, type ModelProvider, type SeededFeatureKey } from '../generated/feature-keys.ts';
export { FeatureGate, type FeatureGateProps } from '../react/feature-gate.tsx';
export { FeatureProvider, type FeatureProviderProps, type GateSettings } from '../react/feature-provider.tsx';
export { useFeatureStore } from '../react/feature-store-context.ts';
export { type GateAppearance } from '../react/gate.tsx';
export { type RequestUpgrade, useGateText } from '../react/gate-defaults-context.ts';
export { useHeld } from '../react/held-context.ts';
export { holdWhileMounted } from '../react/hold-while-mounted.tsx';
export { immediate } from '../react/immediate.ts';
export { IntegrationGate, type IntegrationGateProps } from '../react/integration-gate.tsx';
export { ModelGate, type ModelGateProps } from '../react/model-gate.tsx';
export { type OnRevoke } from '../react/on-revoke.ts';
export { UIFeatureGate, type UIFeatureGateProps } from '../react/ui-feature-gate.tsx';
export { UpgradeButton, type UpgradeButtonProps } from '../react/upgrade-button.tsx';
export { useComponents } from '../react/use-components.ts';
export { useFeature } from '../react/use-feature.ts';
export { type FeatureFlags, useFeatureFlags } from '../react/use-feature-flags.ts';
export { type FeatureStatus, useFeatureStatus } from '../react/use-feature-status.ts';
export { type Limit, useLimit } from '../react/use-limit.ts';
export { useModels } from '../react/use-models.ts';
export { whenIdle } from '../react/when-idle.tsx';
