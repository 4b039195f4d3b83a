const texts: Readonly<Record<string, string>> = {
  setTierFeatures: 'edited a tier’s features',
  createTier: 'created a tier',
  updateTier: 'edited a tier',
  cloneTier: 'copied a tier',
  deleteTier: 'deleted a tier',
  createTenant: 'created a tenant',
  updateTenant: 'edited a tenant',
  assignTenantTier: 'moved a tenant to a tier',
  setTenantOverride: 'set an override',
  revokeTenantOverride: 'revoked an override',
  createFeature: 'created a feature',
  updateFeature: 'edited a feature',
  setFeatureRelations: 'edited relations',
  createModel: 'added a model',
  updateModel: 'edited a model',
  createComponent: 'added a component',
  updateComponent: 'edited a component',
  requestUpgrade: 'asked for an upgrade',
  cancelUpgradeRequest: 'took a request back',
  approveUpgradeRequest: 'approved a request',
  rejectUpgradeRequest: 'rejected a request',
  expireUpgradeRequests: 'let requests expire',
  revertChange: 'undid a change',
  setFeatureControlMode: 'switched the mode',
  createApiKey: 'created an API key',
  revokeApiKey: 'revoked an API key',
  applyConfiguration: 'applied a configuration',
  importTiers: 'imported tiers',
  seedRegistry: 'seeded the registry',
  seedDemo: 'seeded the demo',
  host: 'wrote to the host’s tables',
};

/** What somebody did, as the words after their name. An operation of a newer server is shown by its name. */
export function operationText(operation: string): string {
  return texts[operation] ?? operation;
}
