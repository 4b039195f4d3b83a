import { createRoot } from 'react-dom/client';
import { FeatureGate, whenIdle } from '../../client/sdk/entries/index.ts';
import { createTestFeatures, TestFeatureProvider } from '../../client/sdk/entries/testing.ts';

// The page that sdk-gates.browser.test.ts opens.
const features = createTestFeatures({
  'ui.code_view.edit_code': true,
  'api.webhooks': { enabled: false, name: 'Webhooks', upgradable: true },
});

createRoot(document.getElementById('root') ?? document.body).render(
  <TestFeatureProvider features={features} onRequestUpgrade={() => 'Only an administrator can ask.'}>
    <main>
      <h1>A product</h1>
      <button type="button" onClick={() => features.setFeature('ui.code_view.edit_code', false)}>
        Take away
      </button>
      <FeatureGate
        feature="ui.code_view.edit_code"
        onRevoke={whenIdle}
        heldNotice="This ends when you are done."
        fallback={<p>The editor is not in your plan.</p>}
      >
        <input aria-label="Code" />
        {/* As the tools of an editor do, it leaves the focus where it is. */}
        <button type="button" onMouseDown={(event) => event.preventDefault()}>
          Bold
        </button>
        <p>A surface to draw on</p>
      </FeatureGate>
      <FeatureGate feature="api.webhooks" showLocked showUpgrade>
        <button type="button">Send</button>
        <a href="#webhooks">More</a>
      </FeatureGate>
      <button type="button">Last</button>
    </main>
  </TestFeatureProvider>,
);

Object.assign(globalThis, { take: () => features.setFeature('ui.code_view.edit_code', false) });
