/** What an audit row is about; semantics 2.9 says which row each change writes. */
export type AuditEntityType = 'tenant' | 'tier' | 'registry' | 'model' | 'component' | 'setting';
export type AuditAction = 'enable' | 'disable' | 'update' | 'request' | 'create' | 'delete';

/** One line of the audit log: full images of the row before and after. Who, when and why come from the change. */
export interface AuditRow {
  readonly entityType: AuditEntityType;
  readonly entityId: string;
  /** `$tier` or `$mode` where the change is about no feature. */
  readonly key: string;
  readonly action: AuditAction;
  /** Plain JSON; null: there was no row, or nothing of its own. */
  readonly oldValue: object | null;
  readonly newValue: object | null;
}
