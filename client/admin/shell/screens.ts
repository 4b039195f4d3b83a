import { type ComponentType, lazy } from 'react';

/** A screen. Below its path, the screen itself reads the rest of the address. */
interface Screen {
  readonly path: string;
  readonly screen: ComponentType;
}

/** The screens of super admins. Each is a chunk of its own, so that the first one shows early. */
export const screens: readonly Screen[] = [
  {
    path: '/',
    screen: lazy(async () => ({ default: (await import('../overview/overview-screen.tsx')).OverviewScreen })),
  },
  {
    path: '/features/*?',
    screen: lazy(async () => ({ default: (await import('../features/features-screen.tsx')).FeaturesScreen })),
  },
  {
    path: '/tiers/*?',
    screen: lazy(async () => ({ default: (await import('../tiers/tiers-screen.tsx')).TiersScreen })),
  },
  {
    path: '/system',
    screen: lazy(async () => ({ default: (await import('../system/system-screen.tsx')).SystemScreen })),
  },
  {
    path: '/audit',
    screen: lazy(async () => ({ default: (await import('../audit/audit-screen.tsx')).AuditScreen })),
  },
  {
    path: '/api-keys',
    screen: lazy(async () => ({ default: (await import('../api-keys/api-keys-screen.tsx')).ApiKeysScreen })),
  },
  {
    path: '/requests',
    screen: lazy(async () => ({ default: (await import('../requests/requests-screen.tsx')).RequestsScreen })),
  },
  {
    path: '/tenants/*?',
    screen: lazy(async () => ({ default: (await import('../tenants/tenants-screen.tsx')).TenantsScreen })),
  },
  {
    path: '/models',
    screen: lazy(async () => ({ default: (await import('../models/models-screen.tsx')).ModelsScreen })),
  },
  {
    path: '/components',
    screen: lazy(async () => ({ default: (await import('../components/components-screen.tsx')).ComponentsScreen })),
  },
];

/** What tenant admins see: their own plan, and nothing of anybody else. */
export const tenantScreens: readonly Screen[] = [
  {
    path: '/',
    screen: lazy(async () => ({ default: (await import('../my-plan/my-plan-screen.tsx')).MyPlanScreen })),
  },
];
