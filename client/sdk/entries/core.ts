export { evaluateGate, type GateConditions, type GateVerdict } from '../core/evaluate-gate.ts';
export { type Feature, type FeatureValue } from '../core/feature.ts';
export { type FeatureKey, type FeatureKeyRegistry, type LimitKey, type UIFeatureKey } from '../core/feature-key.ts';
export { type FeatureState } from '../core/feature-state.ts';
export { type ConnectionStatus, type FeatureReader } from '../core/feature-reader.ts';
export { createFeatureStore, type FeatureStore, type FeatureStoreOptions } from '../core/feature-store.ts';
export { fetchSnapshot, type FetchSnapshotOptions } from '../core/fetch-snapshot.ts';
export { type GetToken } from '../core/get-token.ts';
export { createGraphqlWsTransport, type GraphqlWsTransportOptions } from '../core/graphql-ws-transport.ts';
export {
  type AvailableComponent,
  type AvailableModel,
  type ResolvedFeature,
  type ResolvedFeaturesUpdate,
} from '../core/resolved-update.ts';
export { type ResumePoint, type Transport, type TransportSink } from '../core/transport.ts';
