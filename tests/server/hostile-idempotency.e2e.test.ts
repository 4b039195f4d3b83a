import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { startTestApp, type TestApp, token } from '../support/app.ts';
import { askerOf, codes } from '../support/asker.ts';

let app: TestApp;
let admin: string;
beforeAll(async () => {
  app = await startTestApp();
  admin = await token({ subject: 'ada' });
});
afterAll(() => app.close());

const { transports, overHttp } = askerOf(() => app);
interface Payload {
  readonly revision: string | null;
  readonly problem: { readonly code: string } | null;
  readonly request?: { readonly id: string; readonly tenant?: { readonly name: string } | null } | null;
}
const payloadOf = (answer: { readonly data?: Record<string, unknown> | null }): Payload =>
  Object.values(answer.data ?? {})[0] as Payload;

const OVERRIDE =
  'mutation ($input: SetTenantOverrideInput!) { setTenantOverride(input: $input) { revision problem { code } } }';
const input = { tenantId: tenantIds.acme, key: 'models.groq', value: { enabled: true }, reason: 'sold' };

test.each(Object.entries(transports))('the same key with another moment is another input, %s', async (how, ask) => {
  const sent = { ...input, idempotencyKey: `moment ${how}`, expiresAt: '2090-01-01T00:00:00Z' };
  const first = payloadOf(await ask(admin, OVERRIDE, { input: sent }));
  expect(first.problem).toBeNull();
  expect(payloadOf(await ask(admin, OVERRIDE, { input: sent }))).toEqual(first);
  const same = { ...sent, expiresAt: '2090-01-01T01:00:00+01:00' };
  expect(payloadOf(await ask(admin, OVERRIDE, { input: same }))).toEqual(first);
  for (const other of [
    { expiresAt: '2091-01-01T00:00:00Z' },
    { expiresAt: null },
    { startsAt: '2080-01-01T00:00:00Z' },
  ]) {
    const told = payloadOf(await ask(admin, OVERRIDE, { input: { ...sent, ...other } }));
    expect(told).toEqual({ revision: null, problem: { code: 'IDEMPOTENCY_MISMATCH' } });
  }
});

test('the same input with other names, orders and empty fields is the same', async () => {
  const first = payloadOf(
    await overHttp(admin, OVERRIDE, { input: { ...input, idempotencyKey: 'order', key: 'models.mistral' } }),
  );
  const { reason, value, ...rest } = input;
  const again = { reason, dryRun: false, idempotencyKey: 'order', ...rest, key: 'models.mistral', value };
  expect(payloadOf(await overHttp(admin, OVERRIDE, { input: again }))).toEqual(first);
});

test('whoever acts for another tenant is told nothing of what they did for the first', async () => {
  const ask =
    'mutation ($input: RequestUpgradeInput!) { requestUpgrade(input: $input) { revision problem { code } request { id } } }';
  const cancel =
    'mutation ($input: CancelUpgradeRequestInput!) { cancelUpgradeRequest(input: $input) { revision problem { code } request { id } } }';
  const [here, there] = await Promise.all(
    [tenantIds.acme, tenantIds.bluebird].map((tenant) =>
      token({ role: 'tenant_admin', tenant, subject: 'consultant' }),
    ),
  );
  if (here === undefined || there === undefined) throw new Error('no tokens');
  const filed = payloadOf(await overHttp(here, ask, { input: { key: 'models.aws_bedrock', idempotencyKey: 'file' } }));
  expect(filed.problem).toBeNull();
  const twin = await overHttp(there, ask, { input: { key: 'models.aws_bedrock', idempotencyKey: 'file' } });
  expect(JSON.stringify(twin)).not.toContain(filed.request?.id);

  const sent = { input: { id: filed.request?.id, idempotencyKey: 'cancel' } };
  expect(payloadOf(await overHttp(here, cancel, sent)).problem).toBeNull();
  for (const transport of Object.values(transports)) {
    const told = await transport(there, cancel, sent);
    expect([payloadOf(told).problem?.code, payloadOf(told).request]).toEqual(['IDEMPOTENCY_MISMATCH', null]);
  }
});

test('who lost the role is refused before a key is looked up', async () => {
  const sent = { input: { ...input, key: 'models.cohere', idempotencyKey: 'role' } };
  const strong = await token({ subject: 'demoted' });
  const weak = await token({ subject: 'demoted', role: 'tenant_admin', tenant: tenantIds.acme });
  await overHttp(strong, OVERRIDE, sent);
  expect(codes(await overHttp(weak, OVERRIDE, sent))).toEqual(['FORBIDDEN']);
});
