import type { MikroORM } from '@mikro-orm/postgresql';
import { createLoaders } from '../loaders.ts';
import { readEntries, type AuditSelection } from './audit-entry.loader.ts';
import { entityName } from './audit-names.ts';
import type { AuditEntry } from './audit-entry.entity.ts';

export type ExportFormat = 'csv' | 'jsonl';

const CHUNK = 500; // lines in one statement

/**
 * The log as text, newest first, a chunk at a time: the next one is read when the last one was taken. The log only grows at
 * its other end, so no snapshot has to be held for as long as somebody downloads.
 * @param withOrigin also address and user agent
 */
export async function* exportAudit(
  { em }: Pick<MikroORM, 'em'>,
  selection: AuditSelection,
  format: ExportFormat,
  withOrigin: boolean,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(withOrigin ? COLUMNS : COLUMNS.filter((column) => !ORIGIN.has(column)));
  for (let after: [number, number] | null = null; ;) {
    const entries: AuditEntry[] = await readEntries(em.fork(), selection, after, 'desc', CHUNK);
    const last = entries.at(-1);
    if (last === undefined) return;
    yield await writeChunk(em, entries, format, withOrigin);
    if (entries.length < CHUNK) return;
    after = [last.revision, last.position];
  }
}

const COLUMNS = [
  'revision',
  'position',
  'at',
  'operation',
  'action',
  'entityType',
  'entityId',
  'entityName',
  'featureKey',
  'oldValue',
  'newValue',
  'actorSubject',
  'actorName',
  'reason',
  'ipAddress',
  'userAgent',
] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], unknown>>;
const ORIGIN: ReadonlySet<string> = new Set(['ipAddress', 'userAgent']);

async function writeChunk(
  em: MikroORM['em'],
  entries: readonly AuditEntry[],
  format: ExportFormat,
  withOrigin: boolean,
): Promise<string> {
  // Loaders remember what they read, so each chunk has its own.
  const loaders = createLoaders(em.fork());
  const rows = await Promise.all(
    entries.map(async (entry): Promise<Row> => {
      const change = await loaders.audit.change.load(String(entry.revision));
      return {
        revision: String(entry.revision),
        position: entry.position,
        at: entry.performedAt.toISOString(),
        operation: change?.operation ?? null,
        action: entry.action,
        entityType: entry.entityType,
        entityId: entry.entityId,
        entityName: await entityName(entry, loaders),
        featureKey: entry.featureKey,
        oldValue: entry.oldValue,
        newValue: entry.newValue,
        actorSubject: change?.actorSubject ?? null,
        actorName: change?.actorName ?? null,
        reason: entry.reason,
        ipAddress: entry.ipAddress,
        userAgent: entry.userAgent,
      };
    }),
  );
  const columns = withOrigin ? COLUMNS : COLUMNS.filter((column) => !ORIGIN.has(column));
  if (format === 'csv') return rows.map((row) => csvLine(columns.map((column) => row[column]))).join('');
  return rows
    .map((row) => `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]])))}\n`)
    .join('');
}

function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula, behind what it does not show. */
const FORMULA = /^[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]*[=+\-@\t\r\u2212]/u;

/** By RFC 4180, and so that no spreadsheet computes what somebody has typed as a name or a reason. */
export function csvField(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Full-width, small and raised forms are read as the ordinary ones.
  const isFormula = typeof value === 'string' && FORMULA.test(text.normalize('NFKC'));
  const harmless = isFormula ? `'${text}` : text;
  return /[",\r\n;\t']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
