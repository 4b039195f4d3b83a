// @vitest-environment node
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { FeatureGate, FeatureProvider, useFeatureFlags } from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';
import { feature, snapshot } from './support/updates.ts';

const key = 'ui.debug.enabled';
const page = (
  <FeatureGate feature={key} loadingFallback="loading">
    open
  </FeatureGate>
);

it('renders the right first frame from a snapshot, without connecting', () => {
  const transport = handTransport();
  const html = renderToString(
    <FeatureProvider transport={transport} initialSnapshot={snapshot([feature(key)])}>
      {page}
    </FeatureProvider>,
  );
  expect(html).toBe('open');
  expect(transport.subscriptions).toEqual([]);
});

it('renders loadingFallback without a snapshot', () => {
  expect(renderToString(<FeatureProvider transport={handTransport()}>{page}</FeatureProvider>)).toBe('loading');
});

it('gives hooks that read everything the snapshot too', () => {
  const Flags = (): string => String(useFeatureFlags().isEnabled(key));
  const html = renderToString(
    <FeatureProvider transport={handTransport()} initialSnapshot={snapshot([feature(key)])}>
      <Flags />
    </FeatureProvider>,
  );
  expect(html).toBe('true');
});
