/** What `GET /audit/export` can be narrowed to: the filters of `auditLog`, named alike. */
interface AuditExportFilter {
  readonly tenantId?: string;
  readonly tierId?: string;
  readonly entityType?: string;
  readonly featureKey?: string;
  readonly action?: string;
  readonly actorSubject?: string;
  readonly revision?: string;
  readonly fromRevision?: string;
  readonly toRevision?: string;
  readonly from?: string;
  readonly until?: string;
}

interface AuditExport {
  readonly token: string;
  readonly format: 'csv' | 'jsonl';
  readonly filter: AuditExportFilter;
  /** Without its ending, such as `audit-acme`. */
  readonly fileName: string;
}

/** Long enough for the browser to have opened the file before its address goes. */
const RELEASE_MS = 60_000;

/**
 * Saves all lines of the audit log that match as a file. The token goes in a header, never in an address that logs would keep;
 * so the answer is read here and handed to the browser as a file of its own, which may lie on disk while it is read.
 * @throws where the server refuses or does not answer
 */
export async function exportAudit({ token, format, filter, fileName }: AuditExport): Promise<void> {
  const query = new URLSearchParams({ ...filter, format });
  const response = await fetch(`/audit/export?${query.toString()}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fileName}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), RELEASE_MS);
}
