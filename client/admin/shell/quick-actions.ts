import {
  IconBuildingPlus,
  IconComponents,
  IconCopyPlus,
  IconDownload,
  IconKey,
  IconSparkles,
  IconTable,
  IconToggleLeft,
} from '@tabler/icons-react';
import type { NavItem } from './nav-items.ts';

/** What can be begun from anywhere. The screen at the address opens the dialog that the address names. */
export const quickActions: readonly NavItem[] = [
  { path: '/features?new', label: 'Create a feature', icon: IconToggleLeft, about: 'Add it to the registry' },
  { path: '/tiers?new', label: 'Create a tier', icon: IconCopyPlus, about: 'Empty, or a copy of another' },
  { path: '/tiers/matrix', label: 'Compare all tiers', icon: IconTable, about: 'Tiers by features, editable' },
  { path: '/tenants?new', label: 'Create a tenant', icon: IconBuildingPlus, about: 'On a tier, or on none' },
  { path: '/models?new', label: 'Add a model', icon: IconSparkles, about: 'To the AI models on offer' },
  { path: '/components?new', label: 'Add a component', icon: IconComponents, about: 'To the building blocks on offer' },
  { path: '/api-keys?new', label: 'Create an API key', icon: IconKey, about: 'For a back-end' },
  { path: '/audit?export', label: 'Export the audit log', icon: IconDownload, about: 'As CSV or JSON lines' },
];
