import { act, render, renderHook, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import {
  createTestFeatures,
  FeatureGate,
  ModelGate,
  TestFeatureProvider,
  useComponents,
  useFeature,
  useFeatureStatus,
  useLimit,
  useModels,
} from '../../client/sdk/index.ts';

const key = 'api.webhooks';
const max = 'limits.max_flows';

describe('TestFeatureProvider', () => {
  it('gives what it was given: features, limits, models, components, tier and status', () => {
    const { result } = renderHook(
      () => ({ models: useModels(), components: useComponents(), limit: useLimit(max), status: useFeatureStatus() }),
      {
        wrapper: ({ children }: { readonly children: ReactNode }) => (
          <TestFeatureProvider
            values={{ [max]: 5 }}
            models={[{ provider: 'openai', modelId: 'gpt-4o', supportsVision: true }]}
            components={[{ key: 'Prompt', category: 'helpers' }]}
            tierName="Pro"
            status="stale"
          >
            {children}
          </TestFeatureProvider>
        ),
      },
    );
    expect(result.current.models).toMatchObject([
      { provider: 'openai', name: 'gpt-4o', featureKey: 'models.openai', supportsVision: true },
    ]);
    expect(result.current.components).toMatchObject([{ key: 'Prompt', category: 'helpers' }]);
    expect(result.current.limit).toMatchObject({ limit: 5, unlimited: false });
    expect(result.current.status).toMatchObject({ status: 'stale', state: { tierName: 'Pro' } });
  });

  it('needs nothing at all, and everything is off then', () => {
    render(
      <TestFeatureProvider>
        <FeatureGate feature={key} fallback="closed">
          open
        </FeatureGate>
      </TestFeatureProvider>,
    );
    expect(document.body.textContent).toBe('closed');
  });

  it('shows what is shown while loading', () => {
    render(
      <TestFeatureProvider values={{ [key]: true }} status="loading">
        <FeatureGate feature={key} loadingFallback="loading" fallback="closed">
          open
        </FeatureGate>
        <ModelGate model="gpt-4o" loadingFallback="loading too" />
      </TestFeatureProvider>,
    );
    expect(document.body.textContent).toBe('loadingloading too');
  });
});

describe('createTestFeatures', () => {
  it('changes the connection as it would change in production', () => {
    const features = createTestFeatures({ [key]: true });
    render(
      <TestFeatureProvider features={features}>
        <FeatureGate feature={key} loadingFallback="loading" showLocked="notice">
          open
        </FeatureGate>
      </TestFeatureProvider>,
    );
    expect(document.body.textContent).toBe('open');
    act(() => features.setStatus('offline'));
    expect(screen.getByText('Not available at the moment')).toBeTruthy();
    act(() => features.setStatus('stale'));
    expect(document.body.textContent).toBe('open');
    act(() => features.setStatus('loading'));
    expect(document.body.textContent).toBe('loading');
    act(() => features.setStatus('live'));
    expect(document.body.textContent).toBe('open');
  });

  it('changes several things in one update, and leaves what is not named', () => {
    const features = createTestFeatures(
      { [key]: true, [max]: 'unlimited' },
      { models: [{ provider: 'openai', modelId: 'gpt-4o' }] },
    );
    let renders = 0;
    const { result } = renderHook(
      () => {
        renders++;
        return [useFeature(key).enabled, useLimit(max).limit, useModels().length];
      },
      { wrapper: ({ children }) => <TestFeatureProvider features={features}>{children}</TestFeatureProvider> },
    );
    expect(result.current).toEqual([true, null, 1]);
    renders = 0;
    act(() => features.change({ values: { [max]: 3 }, models: [] }));
    expect(result.current).toEqual([true, 3, 0]);
    expect(renders).toBe(1);
  });
});
