export { FeatureDevtools, type FeatureDevtoolsProps } from '../devtools/feature-devtools.tsx';
export { withDevtools } from '../devtools/with-devtools.ts';
