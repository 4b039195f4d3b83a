import type { AuditValue } from '../../schema/audit-entry.ts';
import { presentValue } from '../features/present-value.ts';

/** A side of a line as the API answers it, without the names of what it points to. The log is read as it is: what is no such thing is null. */
export function presentAuditValue(stored: unknown): Omit<AuditValue, 'tierName'> | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const image = stored as Readonly<Record<string, unknown>>;
  const envelope = image['value'] ?? image['requestedValue'] ?? image['defaultValue'];
  return {
    value: typeof envelope === 'object' && envelope !== null ? presentValue(envelope) : null,
    allowTenantOverride: booleanOf(image['allowOverride']),
    allowTenantUpgrade: booleanOf(image['allowUpgrade']),
    origin: image['origin'] === 'admin' || image['origin'] === 'upgrade' ? image['origin'] : null,
    startsAt: momentOf(image['startsAt']),
    expiresAt: momentOf(image['expiresAt']),
    requestId: textOf(image['requestId']),
    status: textOf(image['status']),
    tierId: textOf(image['tierId']),
    licenseExpiresAt: momentOf(image['licenseExpiresAt']),
    isActive: booleanOf(image['isActive']),
    name: textOf(image['name']),
    mode: modeOf(image['mode']),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function booleanOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function momentOf(value: unknown): Date | null {
  const moment = typeof value === 'string' ? new Date(value) : null;
  return moment === null || Number.isNaN(moment.getTime()) ? null : moment;
}

function modeOf(value: unknown): AuditValue['mode'] {
  return value === 'legacy' || value === 'shadow' || value === 'enforce' ? value : null;
}
