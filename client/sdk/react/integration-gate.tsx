import type { ReactNode } from 'react';
import { type IntegrationName, integrationFeatureKey } from '../generated/feature-keys.ts';
import { Gate, type GateAppearance } from './gate.tsx';

/** The integration by name, vector stores included. */
export type IntegrationGateProps = GateAppearance & { readonly integration: IntegrationName };

/** Renders its children where the integration is on. */
export function IntegrationGate({ integration, ...appearance }: IntegrationGateProps): ReactNode {
  return <Gate {...appearance} feature={integrationFeatureKey[integration]} />;
}
