import { featureValueText } from '../values/feature-value.ts';
import { momentText } from '../values/moment-text.ts';
import type { AuditEntry } from './audit-entry.ts';

/** One field that a line of the log changed, in words. */
export interface Difference {
  readonly label: string;
  /** Null where there was nothing before. */
  readonly before: string | null;
  /** Null where there is nothing afterwards. */
  readonly after: string | null;
}

type Image = Readonly<Record<string, unknown>>;

const labels: Readonly<Record<string, string>> = {
  value: 'value',
  defaultValue: 'default',
  requestedValue: 'asked for',
  allowOverride: 'overrides by admins',
  allowUpgrade: 'upgrade requests',
  isActive: 'active',
  isPremium: 'premium',
  isDeprecated: 'deprecated',
  isBeta: 'beta',
  requiresSetup: 'needs setup',
  dependsOn: 'needs',
  conflictsWith: 'excludes',
  requiredFeatures: 'needs',
  licenseExpiresAt: 'licence ends',
  expiresAt: 'ends',
  startsAt: 'starts',
  tierId: 'tier',
  featureKey: 'feature',
  displayName: 'display name',
  displayOrder: 'place',
  helpUrl: 'help',
  documentationUrl: 'documentation',
  deprecatedMessage: 'note on its end',
  decisionNote: 'note',
  valueSchema: 'schema of values',
};

// What the line says elsewhere, or what only machines read.
const silent = new Set(['key', 'requestId', 'requestedBy', 'decidedBy', 'decidedAt', 'reason', 'slug']);
const featureValues = new Set(['value', 'defaultValue', 'requestedValue']);

function labelOf(field: string): string {
  return labels[field] ?? field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function isImage(value: unknown): value is Image {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plainText(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field.endsWith('At') && typeof value === 'string') return momentText(value);
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function textOf(field: string, image: Image | null, side: AuditEntry['before']): string | null {
  if (image === null) return null;
  if (featureValues.has(field) && side?.value != null && image[field] != null) return featureValueText(side.value);
  if (field === 'tierId' && side !== null) return side.tierName;
  return plainText(field, image[field]);
}

/** What a line changed, field by field; what stayed as it was is left out. */
export function entryDifferences({ oldValue, newValue, before, after }: AuditEntry): readonly Difference[] {
  const old = isImage(oldValue) ? oldValue : null;
  const now = isImage(newValue) ? newValue : null;
  const fields = new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})]);
  return [...fields]
    .filter((field) => !silent.has(field))
    .filter((field) => JSON.stringify(old?.[field]) !== JSON.stringify(now?.[field]))
    .map((field) => ({
      label: labelOf(field),
      before: textOf(field, old, before),
      after: textOf(field, now, after),
    }))
    .filter((difference) => difference.before !== difference.after);
}
