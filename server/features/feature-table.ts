import type { Image, RecordedTable } from '../changes/recorded-table.ts';
import { isPlainObject } from '../resolution/json-size.ts';

/** The keys on the other side of a relation. A conflict holds both ways, whichever of the two rows is stored. */
const related = (kind: string, both = ''): string =>
  `array(select r.related_key from feature_relation r where r.feature_key = t.feature_key and r.kind = '${kind}' ${both} order by 1)`;

export const featureTable: RecordedTable = {
  entityType: 'registry',
  table: 'feature_registry',
  key: 't.feature_key',
  columns: {
    key: ['feature_key', 'text'],
    name: ['feature_name', 'text'],
    description: ['description', 'text'],
    category: ['category', 'text'],
    subcategory: ['subcategory', 'text'],
    type: ['feature_type', 'text'],
    defaultValue: ['default_value', 'jsonb'],
    valueSchema: ['value_schema', 'jsonb'],
    isPremium: ['is_premium', 'boolean'],
    requiresSetup: ['requires_setup', 'boolean'],
    displayOrder: ['display_order', 'int'],
    icon: ['icon', 'text'],
    helpUrl: ['help_url', 'text'],
    isActive: ['is_active', 'boolean'],
    isDeprecated: ['is_deprecated', 'boolean'],
    deprecatedMessage: ['deprecated_message', 'text'],
  },
  elsewhere: {
    dependsOn: related('depends_on'),
    conflictsWith: related(
      'conflicts_with',
      `union select r.feature_key from feature_relation r where r.related_key = t.feature_key and r.kind = 'conflicts_with'`,
    ),
  },
  // The kill switch beats the default.
  switches: [(image) => image['isActive'], isOnByDefault],
};

function isOnByDefault({ defaultValue }: Image): unknown {
  return isPlainObject(defaultValue) && defaultValue['enabled'] === true;
}
