/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n": typeof types.ChangeOutcomeFragmentDoc,
    "\n  fragment TierSummary on Tier {\n    id\n    name\n    description\n    isActive\n    tenantCount\n    version\n  }\n": typeof types.TierSummaryFragmentDoc,
    "\n  fragment TierRows on Tier {\n    ...TierSummary\n    features {\n      key\n      inherited\n      value {\n        enabled\n        limit\n        unlimited\n        text\n        json\n      }\n      allowTenantOverride\n      allowTenantUpgrade\n    }\n  }\n": typeof types.TierRowsFragmentDoc,
    "\n  fragment RegistryEntry on TierFeature {\n    key\n    feature {\n      id\n      key\n      name\n      description\n      category\n      subcategory\n      type\n      isActive\n      isPremium\n      isDeprecated\n      deprecatedMessage\n      requiresSetup\n      defaultValue {\n        enabled\n        limit\n        unlimited\n        text\n        json\n      }\n      dependsOn {\n        id\n        key\n        name\n      }\n      conflictsWith {\n        id\n        key\n        name\n      }\n    }\n  }\n": typeof types.RegistryEntryFragmentDoc,
    "\n  query tierList {\n    tiers {\n      ...TierSummary\n    }\n  }\n": typeof types.TierListDocument,
    "\n  query tierRows($id: ID!) {\n    tier(id: $id) {\n      ...TierRows\n    }\n  }\n": typeof types.TierRowsDocument,
    "\n  query allTierRows {\n    tiers {\n      ...TierRows\n    }\n  }\n": typeof types.AllTierRowsDocument,
    "\n  query registryOfTiers($id: ID!) {\n    tier(id: $id) {\n      id\n      MODELS: features(category: MODELS) {\n        ...RegistryEntry\n      }\n      COMPONENTS: features(category: COMPONENTS) {\n        ...RegistryEntry\n      }\n      INTEGRATIONS: features(category: INTEGRATIONS) {\n        ...RegistryEntry\n      }\n      UI: features(category: UI) {\n        ...RegistryEntry\n      }\n      API: features(category: API) {\n        ...RegistryEntry\n      }\n      LIMITS: features(category: LIMITS) {\n        ...RegistryEntry\n      }\n    }\n  }\n": typeof types.RegistryOfTiersDocument,
    "\n  mutation setTierFeatures($input: SetTierFeaturesInput!) {\n    setTierFeatures(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n": typeof types.SetTierFeaturesDocument,
    "\n  mutation createTier($input: CreateTierInput!) {\n    createTier(input: $input) {\n      ...ChangeOutcome\n      tier {\n        id\n      }\n    }\n  }\n": typeof types.CreateTierDocument,
    "\n  mutation cloneTier($input: CloneTierInput!) {\n    cloneTier(input: $input) {\n      ...ChangeOutcome\n      tier {\n        id\n      }\n    }\n  }\n": typeof types.CloneTierDocument,
    "\n  mutation updateTier($input: UpdateTierInput!) {\n    updateTier(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n": typeof types.UpdateTierDocument,
    "\n  mutation deleteTier($input: DeleteTierInput!) {\n    deleteTier(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n": typeof types.DeleteTierDocument,
};
const documents: Documents = {
    "\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n": types.ChangeOutcomeFragmentDoc,
    "\n  fragment TierSummary on Tier {\n    id\n    name\n    description\n    isActive\n    tenantCount\n    version\n  }\n": types.TierSummaryFragmentDoc,
    "\n  fragment TierRows on Tier {\n    ...TierSummary\n    features {\n      key\n      inherited\n      value {\n        enabled\n        limit\n        unlimited\n        text\n        json\n      }\n      allowTenantOverride\n      allowTenantUpgrade\n    }\n  }\n": types.TierRowsFragmentDoc,
    "\n  fragment RegistryEntry on TierFeature {\n    key\n    feature {\n      id\n      key\n      name\n      description\n      category\n      subcategory\n      type\n      isActive\n      isPremium\n      isDeprecated\n      deprecatedMessage\n      requiresSetup\n      defaultValue {\n        enabled\n        limit\n        unlimited\n        text\n        json\n      }\n      dependsOn {\n        id\n        key\n        name\n      }\n      conflictsWith {\n        id\n        key\n        name\n      }\n    }\n  }\n": types.RegistryEntryFragmentDoc,
    "\n  query tierList {\n    tiers {\n      ...TierSummary\n    }\n  }\n": types.TierListDocument,
    "\n  query tierRows($id: ID!) {\n    tier(id: $id) {\n      ...TierRows\n    }\n  }\n": types.TierRowsDocument,
    "\n  query allTierRows {\n    tiers {\n      ...TierRows\n    }\n  }\n": types.AllTierRowsDocument,
    "\n  query registryOfTiers($id: ID!) {\n    tier(id: $id) {\n      id\n      MODELS: features(category: MODELS) {\n        ...RegistryEntry\n      }\n      COMPONENTS: features(category: COMPONENTS) {\n        ...RegistryEntry\n      }\n      INTEGRATIONS: features(category: INTEGRATIONS) {\n        ...RegistryEntry\n      }\n      UI: features(category: UI) {\n        ...RegistryEntry\n      }\n      API: features(category: API) {\n        ...RegistryEntry\n      }\n      LIMITS: features(category: LIMITS) {\n        ...RegistryEntry\n      }\n    }\n  }\n": types.RegistryOfTiersDocument,
    "\n  mutation setTierFeatures($input: SetTierFeaturesInput!) {\n    setTierFeatures(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n": types.SetTierFeaturesDocument,
    "\n  mutation createTier($input: CreateTierInput!) {\n    createTier(input: $input) {\n      ...ChangeOutcome\n      tier {\n        id\n      }\n    }\n  }\n": types.CreateTierDocument,
    "\n  mutation cloneTier($input: CloneTierInput!) {\n    cloneTier(input: $input) {\n      ...ChangeOutcome\n      tier {\n        id\n      }\n    }\n  }\n": types.CloneTierDocument,
    "\n  mutation updateTier($input: UpdateTierInput!) {\n    updateTier(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n": types.UpdateTierDocument,
    "\n  mutation deleteTier($input: DeleteTierInput!) {\n    deleteTier(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n": types.DeleteTierDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TierSummary on Tier {\n    id\n    name\n    description\n    isActive\n    tenantCount\n    version\n  }\n"): (typeof documents)["\n  fragment TierSummary on Tier {\n    id\n    name\n    description\n    isActive\n    tenantCount\n    version\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TierRows on Tier {\n    ...TierSummary\n    features {\n      key\n      inherited\n      value {\n        enabled\n        limit\n        unlimited\n        text\n        json\n      }\n      allowTenantOverride\n      allowTenantUpgrade\n    }\n  }\n"): (typeof documents)["\n  fragment TierRows on Tier {\n    ...TierSummary\n    features {\n      key\n      inherited\n      value {\n        enabled\n        limit\n        unlimited\n        text\n        json\n      }\n      allowTenantOverride\n      allowTenantUpgrade\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RegistryEntry on TierFeature {\n    key\n    feature {\n      id\n      key\n      name\n      description\n      category\n      subcategory\n      type\n      isActive\n      isPremium\n      isDeprecated\n      deprecatedMessage\n      requiresSetup\n      defaultValue {\n        enabled\n        limit\n        unlimited\n        text\n        json\n      }\n      dependsOn {\n        id\n        key\n        name\n      }\n      conflictsWith {\n        id\n        key\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment RegistryEntry on TierFeature {\n    key\n    feature {\n      id\n      key\n      name\n      description\n      category\n      subcategory\n      type\n      isActive\n      isPremium\n      isDeprecated\n      deprecatedMessage\n      requiresSetup\n      defaultValue {\n        enabled\n        limit\n        unlimited\n        text\n        json\n      }\n      dependsOn {\n        id\n        key\n        name\n      }\n      conflictsWith {\n        id\n        key\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query tierList {\n    tiers {\n      ...TierSummary\n    }\n  }\n"): (typeof documents)["\n  query tierList {\n    tiers {\n      ...TierSummary\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query tierRows($id: ID!) {\n    tier(id: $id) {\n      ...TierRows\n    }\n  }\n"): (typeof documents)["\n  query tierRows($id: ID!) {\n    tier(id: $id) {\n      ...TierRows\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query allTierRows {\n    tiers {\n      ...TierRows\n    }\n  }\n"): (typeof documents)["\n  query allTierRows {\n    tiers {\n      ...TierRows\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query registryOfTiers($id: ID!) {\n    tier(id: $id) {\n      id\n      MODELS: features(category: MODELS) {\n        ...RegistryEntry\n      }\n      COMPONENTS: features(category: COMPONENTS) {\n        ...RegistryEntry\n      }\n      INTEGRATIONS: features(category: INTEGRATIONS) {\n        ...RegistryEntry\n      }\n      UI: features(category: UI) {\n        ...RegistryEntry\n      }\n      API: features(category: API) {\n        ...RegistryEntry\n      }\n      LIMITS: features(category: LIMITS) {\n        ...RegistryEntry\n      }\n    }\n  }\n"): (typeof documents)["\n  query registryOfTiers($id: ID!) {\n    tier(id: $id) {\n      id\n      MODELS: features(category: MODELS) {\n        ...RegistryEntry\n      }\n      COMPONENTS: features(category: COMPONENTS) {\n        ...RegistryEntry\n      }\n      INTEGRATIONS: features(category: INTEGRATIONS) {\n        ...RegistryEntry\n      }\n      UI: features(category: UI) {\n        ...RegistryEntry\n      }\n      API: features(category: API) {\n        ...RegistryEntry\n      }\n      LIMITS: features(category: LIMITS) {\n        ...RegistryEntry\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation setTierFeatures($input: SetTierFeaturesInput!) {\n    setTierFeatures(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n"): (typeof documents)["\n  mutation setTierFeatures($input: SetTierFeaturesInput!) {\n    setTierFeatures(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation createTier($input: CreateTierInput!) {\n    createTier(input: $input) {\n      ...ChangeOutcome\n      tier {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation createTier($input: CreateTierInput!) {\n    createTier(input: $input) {\n      ...ChangeOutcome\n      tier {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation cloneTier($input: CloneTierInput!) {\n    cloneTier(input: $input) {\n      ...ChangeOutcome\n      tier {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation cloneTier($input: CloneTierInput!) {\n    cloneTier(input: $input) {\n      ...ChangeOutcome\n      tier {\n        id\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation updateTier($input: UpdateTierInput!) {\n    updateTier(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n"): (typeof documents)["\n  mutation updateTier($input: UpdateTierInput!) {\n    updateTier(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation deleteTier($input: DeleteTierInput!) {\n    deleteTier(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n"): (typeof documents)["\n  mutation deleteTier($input: DeleteTierInput!) {\n    deleteTier(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;