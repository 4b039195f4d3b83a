export { type ApolloTransportOptions, createApolloTransport } from '../core/apollo-transport.ts';
export { type ApolloUpgradeRequestOptions, createApolloUpgradeRequest } from '../core/apollo-upgrade-request.ts';
export { type UpgradeRefusalTexts, type UpgradeRequestOptions } from '../core/upgrade-refusal.ts';
