import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { expectData, startTestApp, token } from '../support/app.ts';

const MOST_STATEMENTS = 6;

test('a tenant that nobody has asked for yet is answered with at most six statements, and again with none', async () => {
  const app = await startTestApp();
  const bearer = await token({ tenant: tenantIds.kestrel });
  const query =
    '{ resolvedFeatures { tenantId nextChangeAt etag features { key enabled limit } models { name } components { name } } }';
  const queries = vi.spyOn(Client.prototype, 'query');
  /** The feed's poll and the listener's heartbeat go on by themselves, whoever asks. */
  const statements = (): string[] =>
    queries.mock.calls
      .map(([first]: readonly unknown[]) => (typeof first === 'string' ? first : (first as { text: string }).text))
      .filter((text) => !/from change where revision|^notify/s.test(text));
  try {
    await expectData(app.url, bearer, query);
    expect(statements().length).toBeGreaterThan(0);
    expect(statements().length).toBeLessThanOrEqual(MOST_STATEMENTS);
    queries.mockClear();
    await expectData(app.url, bearer, query);
    expect(statements()).toEqual([]);
  } finally {
    queries.mockRestore();
    await app.close();
  }
});
