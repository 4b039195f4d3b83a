export { FeatureSuspense, type FeatureSuspenseProps } from '../suspense/feature-suspense.tsx';
export { type FeatureSuspenseOptions, useFeatureSuspense } from '../suspense/use-feature-suspense.ts';
