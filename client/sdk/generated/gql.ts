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
    "\n  subscription resolvedFeaturesChanged($ifNoneMatch: String, $minRevision: Revision) {\n    resolvedFeaturesChanged(ifNoneMatch: $ifNoneMatch, minRevision: $minRevision) {\n      revision epoch asOf stale mode tierName snapshot baseEtag etag\n      changed {\n        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated\n        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt\n      }\n      removed\n      changedModels {\n        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow\n        featureKey isDeprecated\n      }\n      removedModels\n      changedComponents {\n        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta\n      }\n      removedComponents\n    }\n  }\n": typeof types.ResolvedFeaturesChangedDocument,
    "\n  query resolvedFeaturesSnapshot {\n    resolvedFeatures {\n      revision epoch asOf stale mode tierName etag\n      features {\n        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated\n        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt\n      }\n      models {\n        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow\n        featureKey isDeprecated\n      }\n      components {\n        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta\n      }\n    }\n  }\n": typeof types.ResolvedFeaturesSnapshotDocument,
    "\n  mutation requestUpgrade($input: RequestUpgradeInput!) {\n    requestUpgrade(input: $input) {\n      problem {\n        code\n        message\n      }\n    }\n  }\n": typeof types.RequestUpgradeDocument,
};
const documents: Documents = {
    "\n  subscription resolvedFeaturesChanged($ifNoneMatch: String, $minRevision: Revision) {\n    resolvedFeaturesChanged(ifNoneMatch: $ifNoneMatch, minRevision: $minRevision) {\n      revision epoch asOf stale mode tierName snapshot baseEtag etag\n      changed {\n        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated\n        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt\n      }\n      removed\n      changedModels {\n        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow\n        featureKey isDeprecated\n      }\n      removedModels\n      changedComponents {\n        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta\n      }\n      removedComponents\n    }\n  }\n": types.ResolvedFeaturesChangedDocument,
    "\n  query resolvedFeaturesSnapshot {\n    resolvedFeatures {\n      revision epoch asOf stale mode tierName etag\n      features {\n        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated\n        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt\n      }\n      models {\n        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow\n        featureKey isDeprecated\n      }\n      components {\n        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta\n      }\n    }\n  }\n": types.ResolvedFeaturesSnapshotDocument,
    "\n  mutation requestUpgrade($input: RequestUpgradeInput!) {\n    requestUpgrade(input: $input) {\n      problem {\n        code\n        message\n      }\n    }\n  }\n": types.RequestUpgradeDocument,
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
export function graphql(source: "\n  subscription resolvedFeaturesChanged($ifNoneMatch: String, $minRevision: Revision) {\n    resolvedFeaturesChanged(ifNoneMatch: $ifNoneMatch, minRevision: $minRevision) {\n      revision epoch asOf stale mode tierName snapshot baseEtag etag\n      changed {\n        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated\n        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt\n      }\n      removed\n      changedModels {\n        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow\n        featureKey isDeprecated\n      }\n      removedModels\n      changedComponents {\n        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta\n      }\n      removedComponents\n    }\n  }\n"): (typeof documents)["\n  subscription resolvedFeaturesChanged($ifNoneMatch: String, $minRevision: Revision) {\n    resolvedFeaturesChanged(ifNoneMatch: $ifNoneMatch, minRevision: $minRevision) {\n      revision epoch asOf stale mode tierName snapshot baseEtag etag\n      changed {\n        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated\n        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt\n      }\n      removed\n      changedModels {\n        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow\n        featureKey isDeprecated\n      }\n      removedModels\n      changedComponents {\n        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta\n      }\n      removedComponents\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query resolvedFeaturesSnapshot {\n    resolvedFeatures {\n      revision epoch asOf stale mode tierName etag\n      features {\n        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated\n        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt\n      }\n      models {\n        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow\n        featureKey isDeprecated\n      }\n      components {\n        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta\n      }\n    }\n  }\n"): (typeof documents)["\n  query resolvedFeaturesSnapshot {\n    resolvedFeatures {\n      revision epoch asOf stale mode tierName etag\n      features {\n        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated\n        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt\n      }\n      models {\n        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow\n        featureKey isDeprecated\n      }\n      components {\n        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation requestUpgrade($input: RequestUpgradeInput!) {\n    requestUpgrade(input: $input) {\n      problem {\n        code\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation requestUpgrade($input: RequestUpgradeInput!) {\n    requestUpgrade(input: $input) {\n      problem {\n        code\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;