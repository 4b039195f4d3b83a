import type { RecordedTable } from '../changes/recorded-table.ts';

export const componentTable: RecordedTable = {
  entityType: 'component',
  table: 'component_registry',
  // A component without a feature of its own is filed under its category, which gates it as well.
  key: `coalesce(t.feature_key, 'components.' || t.category)`,
  columns: {
    key: ['component_key', 'text'],
    name: ['component_name', 'text'],
    displayName: ['display_name', 'text'],
    description: ['description', 'text'],
    category: ['category', 'text'],
    subcategory: ['subcategory', 'text'],
    featureKey: ['feature_key', 'text'],
    icon: ['icon', 'text'],
    documentationUrl: ['documentation_url', 'text'],
    isBeta: ['is_beta', 'boolean'],
    isActive: ['is_active', 'boolean'],
  },
  elsewhere: {
    requiredFeatures: `array(select r.feature_key from component_required_feature r where r.component_id = t.id order by r.feature_key)`,
  },
  switches: [(image) => image['isActive']],
};
