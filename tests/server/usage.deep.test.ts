import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { startTestApp, token, type TestApp } from '../support/app.ts';
import { countWithTakers, limitTo } from './limit-takers.ts';

const KEY = 'limits.max_flows';
const ROUNDS = 200;

let app: TestApp;
let other: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  other = await startTestApp({ database: app.database });
});
afterAll(async () => {
  await other?.close();
  await app?.close();
});

test(`40 takers of a limit of 10 get exactly 10, on two servers, ${ROUNDS} times`, async () => {
  const bearer = await token();
  await limitTo(app.url, bearer, tenantIds.acme, KEY, 10);
  let beyond = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await app.database.query('delete from tenant_usage');
    const { granted, used } = await countWithTakers(app, other, bearer, { takers: 40, key: KEY });
    if (granted !== 10 || used !== 10) beyond += 1;
  }
  console.log(`${ROUNDS} rounds of 40 takers at a limit of 10: ${beyond} with another number than 10`);
  expect(beyond).toBe(0);
}, 600_000);
