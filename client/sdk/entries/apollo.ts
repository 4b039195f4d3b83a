export { type ApolloTransportOptions, createApolloTransport } from '../core/apollo-transport.ts';
