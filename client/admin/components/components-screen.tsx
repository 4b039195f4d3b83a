import type { ReactNode } from 'react';
import { RegistryScreen } from '../registry/registry-screen.tsx';
import { componentRegistry } from './component-registry.tsx';

/** The registry of components. */
export function ComponentsScreen(): ReactNode {
  return <RegistryScreen registry={componentRegistry} />;
}
