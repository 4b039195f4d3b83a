export { TestFeatureProvider, type TestFeatureProviderProps } from '../testing/test-feature-provider.tsx';
export { createTestFeatures, type TestFeatures, type TestValue, type TestValues } from '../testing/test-features.ts';
