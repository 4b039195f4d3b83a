import { tenantIds } from '../../seeds/tenant-ids.ts';
import { expectData, type TestApp } from '../support/app.ts';

export interface UsageAnswer {
  readonly revision: string | null;
  readonly problem: {
    readonly code: string;
    readonly path: readonly string[];
    readonly details: Readonly<Record<string, unknown>>;
  } | null;
  readonly usage: { readonly used: number; readonly limit: number | null } | null;
}

const OVERRIDE = `mutation ($input: SetTenantOverrideInput!) { setTenantOverride(input: $input) { problem { code message } } }`;
const TAKE = `mutation ($input: ConsumeLimitInput!) { consumeLimit(input: $input) {
  revision problem { code path details } usage { used limit } } }`;

/** Gives a tenant a limit of its own; null: without end. */
export async function limitTo(
  url: string,
  bearer: string,
  tenantId: string,
  key: string,
  limit: number | null | 'off',
): Promise<void> {
  const value =
    limit === 'off' ? { enabled: false } : { enabled: true, ...(limit === null ? { unlimited: true } : { limit }) };
  const data = await expectData<{ setTenantOverride: { problem: unknown } }>(url, bearer, OVERRIDE, {
    input: { tenantId, key, value, reason: 'a test' },
  });
  if (data.setTenantOverride.problem !== null) throw new Error(JSON.stringify(data));
}

/** Many who take one each at once, on two servers: how many got it, and how much is used afterwards. */
export async function countWithTakers(
  one: TestApp,
  two: TestApp,
  bearer: string,
  { takers, key }: { readonly takers: number; readonly key: string },
): Promise<{ granted: number; used: number }> {
  const answers = await Promise.all(
    Array.from({ length: takers }, (_, index) =>
      expectData<{ consumeLimit: UsageAnswer }>((index % 2 === 0 ? one : two).url, bearer, TAKE, {
        input: { tenantId: tenantIds.acme, key },
      }),
    ),
  );
  const strange = answers.filter(
    ({ consumeLimit: { problem } }) => problem !== null && problem.code !== 'LIMIT_EXCEEDED',
  );
  if (strange.length > 0) throw new Error(`a taker was told ${JSON.stringify(strange[0])}`);
  const [row] = await one.database.query<{ used: number }>(
    'select used::int from tenant_usage where tenant_id = $1 and feature_key = $2',
    [tenantIds.acme, key],
  );
  return { granted: answers.filter(({ consumeLimit: { problem } }) => problem === null).length, used: row?.used ?? 0 };
}
