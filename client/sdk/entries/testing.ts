export { type TestComponent, type TestModel } from '../testing/test-catalog.ts';
export { TestFeatureProvider, type TestFeatureProviderProps } from '../testing/test-feature-provider.tsx';
export {
  createTestFeatures,
  type TestCatalog,
  type TestFeatures,
  type TestValue,
  type TestValues,
} from '../testing/test-features.ts';
