import { expect, test } from 'vitest';
import { configTransaction, type ChangeRequest } from '../../server/changes/config-transaction.ts';
import { createOrm } from '../../server/orm.ts';
import { createTestDatabase } from '../support/database.ts';
import { refused } from '../support/refused.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const request: ChangeRequest = { caller: null, operation: 'test', reason: 'test', pinnedMode: null };

test('a connection that a network has swallowed is not used again', async () => {
  const database = await createTestDatabase();
  const address = new URL(database.url);
  const proxy = await startTcpProxy(Number(address.port), address.hostname);
  address.port = String(proxy.port);
  const orm = await createOrm({ databaseUrl: address.href });
  await configTransaction(orm, request, () => Promise.resolve());

  proxy.swallow();
  const lost = await refused(configTransaction(orm, request, () => Promise.resolve()));
  expect(lost.code).toBe('FEATURE_SERVICE_UNAVAILABLE');

  const started = performance.now();
  await configTransaction(orm, request, () => Promise.resolve());
  expect(performance.now() - started).toBeLessThan(1000);

  await orm.close(true);
  await proxy.close();
  await database.drop();
});
