export { createSharedTransport, type SharedTransportOptions } from '../tabs/shared-transport.ts';
