import { createRoot } from 'react-dom/client';
import { FeatureDevtools, withDevtools } from '../../client/sdk/entries/devtools.ts';
import { FeatureGate, FeatureProvider } from '../../client/sdk/entries/index.ts';
import { createTestFeatures } from '../../client/sdk/entries/testing.ts';

// The page that sdk-devtools.browser.test.ts opens.
const features = createTestFeatures({
  'models.openai': true,
  'ui.debug.enabled': true,
  'ui.flow_builder.version_control': { enabled: false, upgradable: true },
  'api.webhooks': { enabled: false, reason: 'DEPENDENCY_UNMET', blockedBy: ['api.public_endpoints'] },
  'limits.max_flows': 25,
  'limits.max_api_calls_per_month': 'unlimited',
});

createRoot(document.getElementById('root') ?? document.body).render(
  <FeatureProvider store={withDevtools(features.store)}>
    <h1>A product</h1>
    <FeatureGate feature="ui.debug.enabled" fallback={<p>Debugging is off.</p>}>
      <button type="button" onClick={() => features.setFeature('models.openai', false)}>
        Debug
      </button>
    </FeatureGate>
    <FeatureDevtools />
  </FeatureProvider>,
);
