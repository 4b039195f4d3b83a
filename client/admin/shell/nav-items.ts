import {
  IconBuilding,
  IconComponents,
  IconGauge,
  IconHistory,
  IconInbox,
  IconKey,
  IconLayoutDashboard,
  IconSparkles,
  IconStack2,
  IconToggleRight,
} from '@tabler/icons-react';

/** A screen of the console, as navigation and palette show it. */
export interface NavItem {
  readonly path: string;
  readonly label: string;
  readonly icon: typeof IconStack2;
  /** What one does there, for the palette. */
  readonly about: string;
}

export const navItems: readonly NavItem[] = [
  { path: '/', label: 'Overview', icon: IconLayoutDashboard, about: 'Adoption, limits and changes at a glance' },
  { path: '/features', label: 'Features', icon: IconToggleRight, about: 'The registry, relations and kill switches' },
  { path: '/tiers', label: 'Tiers', icon: IconStack2, about: 'What each licence tier includes' },
  { path: '/tenants', label: 'Tenants', icon: IconBuilding, about: 'What a tenant has, and why' },
  { path: '/requests', label: 'Upgrade requests', icon: IconInbox, about: 'Approve or reject what tenants ask for' },
  { path: '/models', label: 'Models', icon: IconSparkles, about: 'The AI models on offer' },
  { path: '/components', label: 'Components', icon: IconComponents, about: 'The building blocks on offer' },
  { path: '/audit', label: 'Audit', icon: IconHistory, about: 'Who changed what; undo and export' },
  { path: '/api-keys', label: 'API keys', icon: IconKey, about: 'Keys of back-ends' },
  { path: '/system', label: 'System', icon: IconGauge, about: 'Mode, migration and live status' },
];
