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
    "\n  subscription changes {\n    changeCommitted {\n      revision\n      operation\n      actorName\n    }\n  }\n": typeof types.ChangesDocument,
    "\n  subscription ownChanges {\n    auditEntryAdded {\n      id\n    }\n  }\n": typeof types.OwnChangesDocument,
    "\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n": typeof types.ChangeOutcomeFragmentDoc,
};
const documents: Documents = {
    "\n  subscription changes {\n    changeCommitted {\n      revision\n      operation\n      actorName\n    }\n  }\n": types.ChangesDocument,
    "\n  subscription ownChanges {\n    auditEntryAdded {\n      id\n    }\n  }\n": types.OwnChangesDocument,
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
export function graphql(source: "\n  subscription changes {\n    changeCommitted {\n      revision\n      operation\n      actorName\n    }\n  }\n"): (typeof documents)["\n  subscription changes {\n    changeCommitted {\n      revision\n      operation\n      actorName\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ownChanges {\n    auditEntryAdded {\n      id\n    }\n  }\n"): (typeof documents)["\n  subscription ownChanges {\n    auditEntryAdded {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ChangeOutcome on MutationPayload {\n    revision\n    problem {\n      code\n      message\n      path\n      details\n    }\n    impact {\n      tenantCount\n      features {\n        key\n        on\n        off\n        limits\n        tenants {\n          id\n          name\n          effect\n        }\n      }\n      models {\n        id\n        name\n        on\n        off\n      }\n      components {\n        id\n        name\n        on\n        off\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;