import { createFeatureStore } from '../../client/sdk/entries/core.ts';
import { createSharedTransport } from '../../client/sdk/entries/tabs.ts';

// The page that sdk-tabs.browser.test.ts opens. The address says who asks whom: #url=...&token=...
const asked = new URLSearchParams(location.hash.slice(1));
const store = createFeatureStore({
  transport: createSharedTransport({ url: asked.get('url') ?? '', getToken: () => asked.get('token') }),
});

function show(): void {
  const { dataset } = document.body;
  dataset['status'] = store.getStatus();
  dataset['history'] = store.getFeature('ui.flow_builder.version_control').enabled ? 'on' : 'off';
  dataset['revision'] = store.getState()?.revision ?? '';
  dataset['seen'] = [...(dataset['seen'] ?? '').split(' '), dataset['status']].join(' ').trim();
}

store.subscribeAll(show);
store.start();
show();
