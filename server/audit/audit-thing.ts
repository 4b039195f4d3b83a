import type { AuditAction, AuditEntityType } from '../changes/audit-row.ts';

/** All that the log says of a row. */
export type Image = Readonly<Record<string, unknown>>;

/** What happened to a row, as the log says it. */
export interface LogStep {
  readonly entityType: AuditEntityType;
  readonly entityId: string;
  readonly key: string;
  readonly action: AuditAction;
  readonly oldValue: Image | null;
  readonly newValue: Image | null;
}

/** A line of the log, as far as replaying needs it. */
export interface LogLine extends LogStep {
  readonly revision: number;
  readonly position: number;
}

/** What a line can be about; `other`: something that decides nothing, such as an API key. */
export type ThingKind =
  'feature' | 'model' | 'component' | 'tier' | 'tierRow' | 'tenant' | 'override' | 'request' | 'mode' | 'other';

/** One row that changes are about, whose lines in the log are its history. */
export interface Thing {
  readonly kind: ThingKind;
  /** Of the feature, model, component or tier; of the tenant for what is a tenant's own. */
  readonly entityId: string;
  /** As in the log: the feature, or `$tier` and the like. */
  readonly key: string;
  /** Equal for lines about the same row. */
  readonly id: string;
}

/** What a line is about (semantics 2.9, change-path 3). */
export function thingOf(step: LogStep): Thing {
  const { entityId, key, newValue, oldValue } = step;
  return createThing(kindOf(step), entityId, key, newValue ?? oldValue ?? {});
}

export function createThing(kind: ThingKind, entityId: string, key: string, image: Image): Thing {
  return { kind, entityId, key, id: `${kind} ${identify(kind, entityId, key, image)}` };
}

function kindOf({ entityType, key, action, oldValue, newValue }: LogStep): ThingKind {
  switch (entityType) {
    case 'registry':
      return key === '$mode' ? 'mode' : 'feature';
    case 'setting':
      return key === '$mode' ? 'mode' : 'other';
    case 'tier':
      return key.startsWith('$') ? 'tier' : 'tierRow';
    case 'tenant': {
      const isRequest = action === 'request' || 'status' in (newValue ?? oldValue ?? {});
      return key.startsWith('$') ? 'tenant' : isRequest ? 'request' : 'override';
    }
    case 'model':
    case 'component':
      return entityType;
    default:
      return entityType satisfies never;
  }
}

function identify(kind: ThingKind, entityId: string, key: string, image: Image): string {
  switch (kind) {
    case 'tierRow':
    case 'override':
    case 'other':
      return `${entityId} ${key}`;
    case 'request':
      return String(image['requestId']);
    case 'mode':
      return '';
    case 'feature':
    case 'model':
    case 'component':
    case 'tier':
    case 'tenant':
      return entityId;
    default:
      return kind satisfies never;
  }
}
