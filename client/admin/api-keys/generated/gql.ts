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
    "\n  query apiKeys($isActive: Boolean, $after: String) {\n    apiKeys(isActive: $isActive, first: 50, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          name\n          prefix\n          access\n          tenant {\n            id\n            name\n          }\n          createdAt\n          expiresAt\n          lastUsedAt\n          revokedAt\n        }\n      }\n    }\n  }\n": typeof types.ApiKeysDocument,
    "\n  mutation createApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      ...ChangeOutcome\n      secret\n    }\n  }\n": typeof types.CreateApiKeyDocument,
    "\n  mutation revokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n": typeof types.RevokeApiKeyDocument,
    "\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n": typeof types.ChangeOutcomeFragmentDoc,
};
const documents: Documents = {
    "\n  query apiKeys($isActive: Boolean, $after: String) {\n    apiKeys(isActive: $isActive, first: 50, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          name\n          prefix\n          access\n          tenant {\n            id\n            name\n          }\n          createdAt\n          expiresAt\n          lastUsedAt\n          revokedAt\n        }\n      }\n    }\n  }\n": types.ApiKeysDocument,
    "\n  mutation createApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      ...ChangeOutcome\n      secret\n    }\n  }\n": types.CreateApiKeyDocument,
    "\n  mutation revokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n": types.RevokeApiKeyDocument,
    "\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n": types.ChangeOutcomeFragmentDoc,
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
export function graphql(source: "\n  query apiKeys($isActive: Boolean, $after: String) {\n    apiKeys(isActive: $isActive, first: 50, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          name\n          prefix\n          access\n          tenant {\n            id\n            name\n          }\n          createdAt\n          expiresAt\n          lastUsedAt\n          revokedAt\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query apiKeys($isActive: Boolean, $after: String) {\n    apiKeys(isActive: $isActive, first: 50, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          id\n          name\n          prefix\n          access\n          tenant {\n            id\n            name\n          }\n          createdAt\n          expiresAt\n          lastUsedAt\n          revokedAt\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation createApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      ...ChangeOutcome\n      secret\n    }\n  }\n"): (typeof documents)["\n  mutation createApiKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      ...ChangeOutcome\n      secret\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation revokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n"): (typeof documents)["\n  mutation revokeApiKey($input: RevokeApiKeyInput!) {\n    revokeApiKey(input: $input) {\n      ...ChangeOutcome\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;