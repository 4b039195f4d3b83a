import { graphql } from './generated/gql.ts';

/** What the list of tiers and a tier's header show. */
graphql(`
  fragment TierSummary on Tier {
    id
    name
    description
    isActive
    tenantCount
    version
  }
`);

/**
 * What a tier says about each feature. Everybody selects the same of it: the answer of a change then takes the place of what is
 * shown at once, and a screen does not blink between two selections.
 */
graphql(`
  fragment TierRows on Tier {
    ...TierSummary
    features {
      key
      inherited
      value {
        enabled
        limit
        unlimited
        text
        json
      }
      allowTenantOverride
      allowTenantUpgrade
    }
  }
`);

graphql(`
  fragment RegistryEntry on TierFeature {
    key
    feature {
      id
      key
      name
      description
      category
      subcategory
      type
      isActive
      isPremium
      isDeprecated
      deprecatedMessage
      requiresSetup
      defaultValue {
        enabled
        limit
        unlimited
        text
        json
      }
      dependsOn {
        id
        key
        name
      }
      conflictsWith {
        id
        key
        name
      }
    }
  }
`);

export const tierListQuery = graphql(`
  query tierList {
    tiers {
      ...TierSummary
    }
  }
`);

export const tierRowsQuery = graphql(`
  query tierRows($id: ID!) {
    tier(id: $id) {
      ...TierRows
    }
  }
`);

export const allTierRowsQuery = graphql(`
  query allTierRows {
    tiers {
      ...TierRows
    }
  }
`);

/** All features there are, however many: a tier has an entry for each. By category, so that it is kept apart from the tier's rows. */
export const registryQuery = graphql(`
  query registryOfTiers($id: ID!) {
    tier(id: $id) {
      id
      MODELS: features(category: MODELS) {
        ...RegistryEntry
      }
      COMPONENTS: features(category: COMPONENTS) {
        ...RegistryEntry
      }
      INTEGRATIONS: features(category: INTEGRATIONS) {
        ...RegistryEntry
      }
      UI: features(category: UI) {
        ...RegistryEntry
      }
      API: features(category: API) {
        ...RegistryEntry
      }
      LIMITS: features(category: LIMITS) {
        ...RegistryEntry
      }
    }
  }
`);

export const setTierFeaturesMutation = graphql(`
  mutation setTierFeatures($input: SetTierFeaturesInput!) {
    setTierFeatures(input: $input) {
      ...ChangeOutcome
    }
  }
`);

export const createTierMutation = graphql(`
  mutation createTier($input: CreateTierInput!) {
    createTier(input: $input) {
      ...ChangeOutcome
      tier {
        id
      }
    }
  }
`);

export const cloneTierMutation = graphql(`
  mutation cloneTier($input: CloneTierInput!) {
    cloneTier(input: $input) {
      ...ChangeOutcome
      tier {
        id
      }
    }
  }
`);

export const updateTierMutation = graphql(`
  mutation updateTier($input: UpdateTierInput!) {
    updateTier(input: $input) {
      ...ChangeOutcome
    }
  }
`);

export const deleteTierMutation = graphql(`
  mutation deleteTier($input: DeleteTierInput!) {
    deleteTier(input: $input) {
      ...ChangeOutcome
    }
  }
`);
