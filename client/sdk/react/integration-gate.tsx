import type { ReactNode } from 'react';
import { type IntegrationName, integrationFeatureKey } from '../generated/feature-keys.ts';
import { FeatureGate, type GateAppearance } from './feature-gate.tsx';

/** The integration by name, vector stores included. */
export type IntegrationGateProps = GateAppearance & { readonly integration: IntegrationName };

/** Renders its children where the integration is on. */
export function IntegrationGate({ integration, ...appearance }: IntegrationGateProps): ReactNode {
  return <FeatureGate {...appearance} feature={integrationFeatureKey[integration]} />;
}
