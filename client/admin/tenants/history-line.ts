import { featureValueText } from '../values/feature-value.ts';
import { momentText, untilText } from '../values/moment-text.ts';
import type { TenantHistoryQuery } from './generated/graphql.ts';

/** One line of the audit log about the tenant. */
export type HistoryEntry = TenantHistoryQuery['auditLog']['edges'][number]['node'];
type Side = NonNullable<HistoryEntry['before']>;

const requestStates: Readonly<Record<string, string>> = {
  pending: 'requested',
  approved: 'approved',
  rejected: 'rejected',
  cancelled: 'taken back',
  expired: 'expired',
};

function overrideText({ value, startsAt, expiresAt }: Side, at: number): string {
  const from = startsAt === null ? '' : ` from ${momentText(startsAt)}`;
  const until = expiresAt === null ? '' : ` ${untilText(expiresAt, at)}`;
  return `${value === null ? 'set' : featureValueText(value)}${from}${until}`;
}

function licenceText(endsAt: string | null, at: number): string {
  return endsAt === null ? 'without end' : untilText(endsAt, at);
}

function tenantParts(before: Side | null, after: Side, at: number): readonly string[] {
  if (before === null) return [after.tierName === null ? 'created' : `created on ${after.tierName}`];
  const parts = [
    before.name !== after.name && after.name !== null ? `name becomes ${after.name}` : null,
    before.isActive !== after.isActive ? (after.isActive === false ? 'suspended' : 'resumed') : null,
    before.tierName !== after.tierName ? `tier ${before.tierName ?? 'none'} becomes ${after.tierName ?? 'none'}` : null,
    before.licenseExpiresAt !== after.licenseExpiresAt
      ? `licence ${licenceText(before.licenseExpiresAt, at)} becomes ${licenceText(after.licenseExpiresAt, at)}`
      : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? ['changed'] : parts;
}

/** What a line says happened, in words. */
export function historyLine({ featureKey, before, after, action, performedAt }: HistoryEntry): string {
  const at = Date.parse(performedAt);
  if (action === 'REQUEST') return `upgrade ${requestStates[after?.status ?? ''] ?? 'changed'}`;
  if (featureKey.startsWith('$')) return after === null ? 'removed' : tenantParts(before, after, at).join(', ');
  if (after === null) return before === null ? 'changed' : `override revoked, it was ${overrideText(before, at)}`;
  return before === null
    ? `override ${overrideText(after, at)}`
    : `override ${overrideText(before, at)} becomes ${overrideText(after, at)}`;
}
