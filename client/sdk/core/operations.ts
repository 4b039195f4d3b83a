/**
 * The one live operation. It selects only what is the same for all tenants with equal inputs, so the server executes and
 * serialises it once for all of them; `tenantId` and `nextChangeAt` would make it one per tenant.
 * Written without a line per field, because every page downloads this text and every subscription sends it.
 */
// prettier-ignore
export const resolvedFeaturesChanged = /* GraphQL */ `
  subscription resolvedFeaturesChanged($ifNoneMatch: String, $minRevision: Revision) {
    resolvedFeaturesChanged(ifNoneMatch: $ifNoneMatch, minRevision: $minRevision) {
      revision epoch asOf stale mode tierName snapshot baseEtag etag
      changed {
        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated
        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt
      }
      removed
      changedModels {
        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow
        featureKey isDeprecated
      }
      removedModels
      changedComponents {
        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta
      }
      removedComponents
    }
  }
`;

/** The same answer once, for pages without a socket and for server rendering. */
// prettier-ignore
export const resolvedFeaturesSnapshot = /* GraphQL */ `
  query resolvedFeaturesSnapshot {
    resolvedFeatures {
      revision epoch asOf stale mode tierName etag
      features {
        key name category type enabled limit unlimited text json source reason blockedBy ignoredOverride deprecated
        deprecatedMessage requiresSetup upgradable pendingRequestId expiresAt
      }
      models {
        id provider modelId name type family supportsTools supportsVision supportsStreaming maxTokens contextWindow
        featureKey isDeprecated
      }
      components {
        id key name description category subcategory featureKey requiredFeatures icon documentationUrl isBeta
      }
    }
  }
`;

/** Files a request for more than the tenant has. */
export const requestUpgrade = /* GraphQL */ `
  mutation requestUpgrade($input: RequestUpgradeInput!) {
    requestUpgrade(input: $input) {
      problem {
        code
        message
      }
    }
  }
`;
