import { gql, type TypedDocumentNode } from '@apollo/client';

/** A value that a tier gives, as far as this panel edits it. */
export interface TierValue {
  readonly enabled: boolean;
  readonly limit: number | null;
  readonly unlimited: boolean;
}

/** What the tier says about one feature, or inherits. */
export interface AdminFeature {
  readonly key: string;
  readonly inherited: boolean;
  readonly value: TierValue;
  readonly feature: { readonly name: string; readonly category: string; readonly type: string };
}

export interface AdminTier {
  readonly id: string;
  readonly name: string;
  /** Sent back as `expectedVersion`. */
  readonly version: number;
  readonly tenantCount: number;
  readonly features: readonly AdminFeature[];
}

/** One changed feature. `inherit` takes back what the tier says. */
export type TierChange =
  | {
      readonly key: string;
      readonly value: { readonly enabled: boolean; readonly limit?: number; readonly unlimited?: true };
    }
  | { readonly key: string; readonly inherit: true };

/** What else may be done so that a change fits. */
export interface Consent {
  readonly autoEnableDependencies?: true;
  readonly cascadeDisable?: true;
}

/** A refusal, as the API describes it. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly details: unknown;
}

export const tierOfTenantQuery: TypedDocumentNode<{ tenant: { tier: AdminTier | null } | null }, { tenantId: string }> =
  gql`
    query demoTierOfTenant($tenantId: ID!) {
      tenant(id: $tenantId) {
        tier {
          id
          name
          version
          tenantCount
          features {
            key
            inherited
            value {
              enabled
              limit
              unlimited
            }
            feature {
              name
              category
              type
            }
          }
        }
      }
    }
  `;

export interface SetTierFeaturesInput extends Consent {
  readonly tierId: string;
  readonly expectedVersion: number;
  readonly changes: readonly TierChange[];
  readonly reason: string;
}

export const setTierFeaturesMutation: TypedDocumentNode<
  {
    setTierFeatures: {
      revision: string | null;
      changedKeys: readonly string[];
      tenantCount: number | null;
      problem: Problem | null;
    };
  },
  { input: SetTierFeaturesInput }
> = gql`
  mutation demoSetTierFeatures($input: SetTierFeaturesInput!) {
    setTierFeatures(input: $input) {
      revision
      changedKeys
      tenantCount
      problem {
        code
        message
        details
      }
    }
  }
`;
