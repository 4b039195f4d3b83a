export { fetchSnapshot, type FetchSnapshotOptions } from '../core/fetch-snapshot.ts';
export { createFetchTransport, type FetchTransportOptions } from '../core/fetch-transport.ts';
export { createUpgradeRequest, type HttpUpgradeRequestOptions } from '../core/upgrade-request.ts';
export { type UpgradeRefusalTexts, type UpgradeRequestOptions } from '../core/upgrade-refusal.ts';
