import type { ReactNode } from 'react';
import { RegistryScreen } from '../registry/registry-screen.tsx';
import { modelRegistry } from './model-registry.tsx';

/** The registry of AI models. */
export function ModelsScreen(): ReactNode {
  return <RegistryScreen registry={modelRegistry} />;
}
