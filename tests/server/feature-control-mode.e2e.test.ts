import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tenantIds } from '../../seeds/tenant-ids.ts';
import { tierIds } from '../../seeds/tiers.ts';
import { expectData, startTestApp, type TestApp, token } from '../support/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { LiveClient } from '../support/live-client.ts';
import { until } from '../support/until.ts';

interface Payload {
  readonly revision: string | null;
  readonly problem: { readonly code: string; readonly details: Record<string, unknown> } | null;
  readonly impact: { readonly tenantCount: number; readonly features: readonly { key: string; off: number }[] } | null;
  readonly digest: string | null;
  readonly differenceCount: number | null;
  readonly differences: readonly { tenantId: string; key: string; before: object; after: object }[];
  readonly featureControl: { readonly mode: string; readonly pinnedByEnvironment: boolean } | null;
}

const SWITCH = `mutation ($input: SetFeatureControlModeInput!) { setFeatureControlMode(input: $input) {
  revision problem { code details } impact { tenantCount features { key on off limits tenants { name effect } } } digest differenceCount
  differences(atMost: 1000) { tenantId tenantName key before { enabled limit unlimited } after { enabled limit unlimited } }
  featureControl { mode pinnedByEnvironment } } }`;
const CONTROL = `query ($cause: ShadowCause) { featureControl { mode pinnedByEnvironment nodes { name pinnedMode }
  shadowSweep { startedAt completedAt tenants } shadowDifferenceCounts { cause differences tenants }
  shadowDifferences(first: 100, cause: $cause) { totalCount edges { node {
    tenantId tenantName key cause legacy { enabled } enforce { enabled } occurrences } } } } }`;

interface Control {
  readonly featureControl: {
    readonly mode: string;
    readonly pinnedByEnvironment: boolean;
    readonly nodes: readonly { pinnedMode: string | null }[];
    readonly shadowSweep: { readonly completedAt: string | null; readonly tenants: number };
    readonly shadowDifferenceCounts: readonly { cause: string; differences: number; tenants: number }[];
    readonly shadowDifferences: {
      readonly totalCount: number;
      readonly edges: readonly {
        node: { tenantId: string; key: string; cause: string; enforce: { enabled: boolean } };
      }[];
    };
  };
}

let database: TestDatabase;
let app: TestApp;
const others: TestApp[] = [];
const admin = await token();

beforeEach(async () => {
  database = await createTestDatabase({ seed: 'demo' });
  app = await startTestApp({ database });
});

afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
  await app.close();
  await database.drop();
});

const change = async (input: object, url = app.url): Promise<Payload> =>
  (await expectData<{ setFeatureControlMode: Payload }>(url, admin, SWITCH, { input })).setFeatureControlMode;
const control = async (cause: string | null = null): Promise<Control['featureControl']> =>
  (await expectData<Control>(app.url, admin, CONTROL, { cause })).featureControl;
const save = async (
  url = app.url,
): Promise<{ revision: string | null; problem: { code: string; message: string } | null }> => {
  const { tier } = await expectData<{ tier: { version: number } }>(
    url,
    admin,
    `{ tier(id: "${tierIds.pro}") { version } }`,
  );
  const data = await expectData<{
    setTierFeatures: { revision: string | null; problem: { code: string; message: string } | null };
  }>(
    url,
    admin,
    `mutation ($v: Int!) { setTierFeatures(input: { tierId: "${tierIds.pro}", expectedVersion: $v, changes: [{ key: "limits.max_flows",
       value: { enabled: true, limit: 321 } }] }) { revision problem { code message } } }`,
    { v: tier.version },
  );
  return data.setTierFeatures;
};
const confirmed = async (mode: string, target: string | null = null): Promise<Payload> => {
  const { digest } = await change({ mode, target, dryRun: true });
  return change({ mode, target, confirm: digest });
};
const everything = async (): Promise<unknown> =>
  database.query(`select (select jsonb_agg(t order by t.id) from license_tier t) as tiers, (select row_to_json(h) from head h) as head,
    (select row_to_json(s) from feature_control_setting s) as setting, (select count(*) from change) as changes`);

describe('setFeatureControlMode', () => {
  test('a dry run lists who would lose what by going back, and changes nothing', async () => {
    const before = await everything();
    const rehearsal = await change({ mode: 'LEGACY', dryRun: true });
    expect(rehearsal).toMatchObject({ problem: null, featureControl: { mode: 'ENFORCE' } });
    expect(rehearsal.digest).toMatch(/^[\w-]{43}$/);
    expect(rehearsal.differences).toHaveLength(rehearsal.differenceCount ?? -1);
    // The copy holds what tiers give; overrides are what a tenant loses.
    const overridden = await database.query<{ id: string; key: string }>(
      `select tenant_id as id, feature_key as key from tenant_feature_override where revoked_at is null`,
    );
    expect(rehearsal.differences.length).toBeGreaterThan(0);
    const tenants = new Set(overridden.map(({ id }) => id));
    for (const { tenantId } of rehearsal.differences) expect(tenants).toContain(tenantId);
    expect(rehearsal.impact?.tenantCount).toBe(new Set(rehearsal.differences.map(({ tenantId }) => tenantId)).size);
    expect(await everything()).toEqual(before);
  });

  test('without the digest it is refused; with one of another world it is outdated; with the right one it happens', async () => {
    const before = await everything();
    expect(await change({ mode: 'LEGACY' })).toMatchObject({
      revision: null,
      problem: { code: 'CONFIRMATION_REQUIRED' },
      digest: null,
    });
    const { digest } = await change({ mode: 'LEGACY', dryRun: true });
    expect((await change({ mode: 'LEGACY', target: 'ORIGINAL', confirm: digest })).problem?.code).toBe('PLAN_OUTDATED');
    expect(await everything()).toEqual(before);
    expect((await save()).problem).toBeNull();
    expect((await change({ mode: 'LEGACY', confirm: digest })).problem?.code).toBe('PLAN_OUTDATED');
    const done = await confirmed('LEGACY');
    expect(done).toMatchObject({ problem: null, featureControl: { mode: 'LEGACY', pinnedByEnvironment: false } });
    const log = await database.query(
      `select entity_type, entity_id, feature_key, action, old_value, new_value from feature_audit_log where revision = $1`,
      [done.revision],
    );
    expect(log).toEqual([
      {
        entity_type: 'registry',
        entity_id: '00000000-0000-0000-0000-000000000000',
        feature_key: '$mode',
        action: 'update',
        old_value: { mode: 'enforce' },
        new_value: { mode: 'legacy' },
      },
    ]);
    expect((await save()).problem?.code).toBe('FEATURE_CONTROL_DISABLED');
  });

  test('into the mode that it is in already, it writes nothing', async () => {
    const before = await everything();
    const same = await change({ mode: 'ENFORCE' });
    expect(same.problem).toBeNull();
    expect(await everything()).toEqual(before);
  });

  test('the same request after a lost answer is answered again and happens once', async () => {
    const { digest } = await change({ mode: 'LEGACY', dryRun: true });
    const input = { mode: 'LEGACY', confirm: digest, idempotencyKey: 'rollback-1' };
    const first = await change(input);
    expect(first.problem).toBeNull();
    const again = await change(input);
    expect([again.problem, again.revision]).toEqual([null, first.revision]);
  });

  test('subscribers hear of it at once', async () => {
    const client = new LiveClient(app.wsUrl, await token({ tenant: tenantIds.acme }));
    try {
      await client.until(({ updates }) => updates.length > 0);
      const { differences } = await change({ mode: 'LEGACY', dryRun: true });
      const lost = differences.find(({ tenantId }) => tenantId === tenantIds.acme);
      await confirmed('LEGACY');
      if (lost !== undefined) {
        const { enabled } = lost.after as { enabled: boolean };
        await client.until(({ features }) => features.get(lost.key)?.enabled === enabled);
      }
      await client.until(({ features }) => [...features.values()].some(({ reason }) => reason === 'LEGACY'));
      expect(client.misfits).toBe(0);
    } finally {
      await client.close();
    }
  });
});

describe('an environment that sets the mode', () => {
  test('locks it on its own server and on the others, and differing modes stop every change', async () => {
    const pinned = await startTestApp({ database, settings: { FEATURE_CONTROL_MODE: 'legacy' } });
    others.push(pinned);
    for (const url of [pinned.url, app.url]) {
      expect(await change({ mode: 'SHADOW' }, url)).toMatchObject({ revision: null, problem: {} });
    }
    const refused = await save();
    expect(refused.problem?.code).toBe('FEATURE_CONTROL_DISABLED');
    expect(refused.problem?.message).toContain('FEATURE_CONTROL_MODE');
    expect((await control()).nodes.map(({ pinnedMode }) => String(pinnedMode)).toSorted()).toEqual(['LEGACY', 'null']);
    await others.splice(0)[0]?.close();
    expect((await save()).problem).toBeNull();
  });

  test('that sets the same everywhere only locks the mode', async () => {
    const pinned = await startTestApp({ database, settings: { FEATURE_CONTROL_MODE: 'enforce' } });
    others.push(pinned);
    expect((await save(pinned.url)).problem).toBeNull();
    expect((await change({ mode: 'LEGACY', dryRun: true }, pinned.url)).problem?.code).toBe('MODE_LOCKED_BY_ENV');
    expect((await change({ mode: 'LEGACY', dryRun: true })).problem?.code).toBe('MODE_LOCKED_BY_ENV');
  });
});

describe('shadow', () => {
  test('serves the old answers and keeps every difference to the new ones, until it is resolved', async () => {
    await confirmed('LEGACY', 'ORIGINAL');
    const entered = await change({ mode: 'SHADOW' });
    expect(entered).toMatchObject({ problem: null, featureControl: { mode: 'SHADOW' } });
    const swept = await until('all tenants are compared', async () => {
      const now = await control();
      return now.shadowSweep.completedAt !== null && now;
    });
    const [tenants] = await database.query<{ n: number }>('select count(*)::int as n from tenant');
    expect(swept.shadowSweep.tenants).toBe(tenants?.n);
    // The rehearsal of the switch names the same ones.
    const { differences } = await change({ mode: 'ENFORCE', dryRun: true });
    const line = ({ tenantId, key }: { tenantId: string; key: string }): string => `${tenantId} ${key}`;
    const kept = await database.query<{ tenantId: string; key: string }>(
      'select tenant_id as "tenantId", feature_key as key from shadow_difference',
    );
    expect(kept.map(line).toSorted()).toEqual(differences.map(line).toSorted());
    const found = swept.shadowDifferences.edges.map(({ node }) => node);
    expect(found.map(line).filter((each) => !kept.map(line).includes(each))).toEqual([]);
    expect(swept.shadowDifferences.totalCount).toBe(differences.length);
    const counted = swept.shadowDifferenceCounts.map((count) => count.differences);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(differences.length);
    expect(new Set(found.map(({ cause }) => cause))).toContain('OVERRIDE');

    // The old system learns of one of them: who is asked about is compared soon, not only at the next sweep.
    const absent = await database.query<{ tenant_id: string; feature_key: string; tier: string }>(
      `select d.tenant_id, d.feature_key, t.license_tier_id as tier from shadow_difference d join tenant t on t.id = d.tenant_id
        where d.cause = 'ABSENT_KEY' and t.is_active limit 1`,
    );
    const [one] = absent;
    if (one === undefined) throw new Error('the demo has no difference by an absent key');
    await database.query(
      `update license_tier set features = (case jsonb_typeof(features) when 'object' then features else '{}' end)
         || jsonb_build_object($2::text, true) where id = $1`,
      [one.tier, one.feature_key],
    );
    await until('the difference is resolved', async () => {
      await expectData(app.url, admin, `{ resolvedFeatures(tenantId: "${one.tenant_id}") { etag } }`);
      const rows = await database.query('select 1 from shadow_difference where tenant_id = $1 and feature_key = $2', [
        one.tenant_id,
        one.feature_key,
      ]);
      return rows.length === 0;
    });
    expect((await save()).problem).toBeNull();
  });
});
