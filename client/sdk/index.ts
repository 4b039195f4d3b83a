export * from './entries/apollo.ts';
export * from './entries/http.ts';
export * from './entries/index.ts';
export * from './entries/suspense.ts';
export * from './entries/testing.ts';
