import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../server/audit/audit-thing.ts';
import { replay } from '../../server/audit/replay.ts';

let revision = 0;
const line = (entry: Partial<LogLine>): LogLine => ({
  revision: (revision += 1),
  position: 0,
  entityType: 'tenant',
  entityId: 'acme',
  key: '$tier',
  action: 'update',
  oldValue: null,
  newValue: null,
  ...entry,
});
const images = (lines: readonly LogLine[]): unknown[] => [...replay(lines).values()].map(({ image }) => image);

describe('replaying the log', () => {
  it('keeps what a line about a tenant leaves out, and replaces a row of a tier whole', () => {
    const tenant = [{ name: 'Acme', tierId: 'pro' }, { tierId: 'free' }];
    expect(images(tenant.map((newValue) => line({ newValue })))).toEqual([{ name: 'Acme', tierId: 'free' }]);
    const row = { entityType: 'tier', entityId: 'pro', key: 'ui.a' } as const;
    expect(
      images([line({ ...row, newValue: { value: 1, allowUpgrade: true } }), line({ ...row, newValue: { value: 2 } })]),
    ).toEqual([{ value: 2 }]);
  });

  it('tells apart overrides and requests of the same feature, and requests by their id', () => {
    const request = (requestId: string, status: string): LogLine =>
      line({ key: 'ui.a', action: 'request', newValue: { requestId, status } });
    const override = line({
      key: 'ui.a',
      action: 'enable',
      newValue: { value: true, origin: 'upgrade', requestId: 'r1' },
    });
    expect(images([request('r1', 'pending'), request('r1', 'approved'), override, request('r2', 'pending')])).toEqual([
      { requestId: 'r1', status: 'approved' },
      { value: true, origin: 'upgrade', requestId: 'r1' },
      { requestId: 'r2', status: 'pending' },
    ]);
  });

  it('forgets what a tenant had together with the tenant', () => {
    const override = line({ key: 'ui.a', action: 'enable', newValue: { value: true } });
    expect(images([line({ newValue: { name: 'Acme' } }), override, line({ oldValue: { name: 'Acme' } })])).toEqual([]);
  });
});
