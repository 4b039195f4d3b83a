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
  const statements: string[] = [];
  const original = Client.prototype.query;
  const counted = (first: unknown): void => {
    const text = typeof first === 'string' ? first : (first as { readonly text?: string }).text;
    // The feed's poll and the listener's heartbeat go on by themselves, whoever asks.
    if (text !== undefined && !/from change where revision|^notify/s.test(text)) statements.push(text);
  };
  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...given: unknown[]) {
    counted(given[0]);
    return Reflect.apply(original, this, given) as never;
  });
  try {
    await expectData(app.url, bearer, query);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThanOrEqual(MOST_STATEMENTS);
    statements.length = 0;
    await expectData(app.url, bearer, query);
    expect(statements).toEqual([]);
  } finally {
    spy.mockRestore();
    await app.close();
  }
});
