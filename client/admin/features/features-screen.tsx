import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { NotFound } from '../reading/not-found.tsx';
import { FeatureList } from './feature-list.tsx';
import { FeaturePage } from './feature-page.tsx';
import './features.css';

/** The registry, and each feature with what it hangs on and who has it. */
export function FeaturesScreen(): ReactNode {
  return (
    <Switch>
      <Route path="/features" component={FeatureList} />
      <Route path="/features/:key">{({ key }) => <FeaturePage key={key} featureKey={key} />}</Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
