import { tierIds } from '../../seeds/tiers.ts';
import { expectData } from './app.ts';

/** A super admin who changes the tier Pro over the API, as the console would. */
export interface DemoAdmin {
  /** Answers the revision, as soon as the mutation is answered. */
  setFeature(key: string, value: { readonly enabled: boolean; readonly limit?: number }): Promise<number>;
}

interface Changed {
  readonly setTierFeatures: {
    readonly revision: string | null;
    readonly problem: { readonly code: string; readonly message: string } | null;
    readonly tier: { readonly version: number } | null;
  };
}

const mutation = /* GraphQL */ `
  mutation ($input: SetTierFeaturesInput!) {
    setTierFeatures(input: $input) {
      revision
      problem {
        code
        message
      }
      tier {
        version
      }
    }
  }
`;

/** The token that the demo gives a seeded user. */
export async function demoToken(url: string, user: string): Promise<string> {
  const response = await fetch(`${url}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  const { token } = (await response.json()) as { readonly token: string };
  return token;
}

export async function createDemoAdmin(url: string): Promise<DemoAdmin> {
  const token = await demoToken(url, 'ada@feature-control.example');
  const { tier } = await expectData<{ tier: { version: number } }>(
    url,
    token,
    'query ($id: ID!) { tier(id: $id) { version } }',
    { id: tierIds.pro },
  );
  let { version } = tier;
  return {
    async setFeature(key, value) {
      const input = {
        tierId: tierIds.pro,
        expectedVersion: version,
        changes: [{ key, value }],
        reason: 'browser test',
      };
      const { setTierFeatures } = await expectData<Changed>(url, token, mutation, { input });
      const { problem, revision } = setTierFeatures;
      if (problem !== null || revision === null) throw new Error(`refused: ${problem?.code} ${problem?.message}`);
      version = setTierFeatures.tier?.version ?? version;
      return Number(revision);
    },
  };
}
