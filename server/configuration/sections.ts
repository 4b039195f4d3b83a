import type { Image, RecordedTable } from '../changes/recorded-table.ts';
import { componentTable } from '../components/component-table.ts';
import { featureTable } from '../features/feature-table.ts';
import { modelTable } from '../models/model-table.ts';
import { tierTable } from '../tiers/tier-table.ts';

export const sectionNames = ['features', 'tiers', 'models', 'components'] as const;
export type SectionName = (typeof sectionNames)[number];

interface Section {
  readonly table: RecordedTable;
  /** The fields that name an entry: they are the same in every database, which ids are not. */
  readonly identity: readonly string[];
  /** SQL over `t`: a stable order that does not depend on the collation. */
  readonly order: string;
  /** Fields that an entry must have, in the order of the file. */
  readonly required: readonly string[];
  /** The others, with what an entry says that leaves them out. */
  readonly defaults: Image;
}

/** What configuration as code is about, in the order of the file. */
export const sections: Readonly<Record<SectionName, Section>> = {
  features: {
    table: featureTable,
    identity: ['key'],
    order: 't.display_order, t.feature_key collate "C"',
    required: ['key', 'name'],
    defaults: {
      description: null,
      subcategory: null,
      type: 'boolean',
      defaultValue: { enabled: false },
      valueSchema: null,
      isPremium: false,
      requiresSetup: false,
      displayOrder: 0,
      icon: null,
      helpUrl: null,
      isActive: true,
      isDeprecated: false,
      deprecatedMessage: null,
      dependsOn: [],
      conflictsWith: [],
    },
  },
  tiers: {
    table: tierTable,
    identity: ['name'],
    order: 't.name collate "C"',
    required: ['name'],
    defaults: { description: null, isActive: true, features: {} },
  },
  models: {
    table: modelTable,
    identity: ['provider', 'modelId'],
    order: 't.provider collate "C", t.model_id collate "C"',
    required: ['provider', 'modelId', 'name', 'type', 'featureKey'],
    defaults: {
      family: null,
      supportsTools: false,
      supportsVision: false,
      supportsStreaming: true,
      maxTokens: null,
      contextWindow: null,
      inputPricePer1k: null,
      outputPricePer1k: null,
      isActive: true,
      isDeprecated: false,
    },
  },
  components: {
    table: componentTable,
    identity: ['key'],
    order: 't.component_key collate "C"',
    required: ['key', 'displayName', 'name', 'category'],
    defaults: {
      description: null,
      subcategory: null,
      featureKey: null,
      requiredFeatures: [],
      icon: null,
      documentationUrl: null,
      isBeta: false,
      isActive: true,
    },
  },
};

/** One thing as the file describes it, completed with the defaults. */
export interface Entry {
  readonly section: SectionName;
  /** Its place in the file's list. */
  readonly index: number;
  /** What people call it, as `openai/gpt-4o`. */
  readonly id: string;
  readonly values: Image;
}

/** What people call the thing that an image or an entry is about. */
export function idOf(section: SectionName, values: Image): string {
  return sections[section].identity.map((field) => String(values[field])).join('/');
}

/** What a tier says of one feature, as the file writes it. */
export interface TierFeatureEntry {
  readonly enabled: boolean;
  readonly value?: unknown;
  readonly allowOverride?: boolean;
  readonly allowUpgrade?: boolean;
}
