import { act, render, renderHook, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  createTestFeatures,
  FeatureProvider,
  IntegrationGate,
  ModelGate,
  TestFeatureProvider,
  UIFeatureGate,
  useComponents,
  useFeature,
  useFeatureFlags,
  useFeatureStatus,
  useLimit,
  useModels,
} from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';
import { delta, feature, model, snapshot } from './support/updates.ts';

const max = 'limits.max_flows';

function within(values: Parameters<typeof createTestFeatures>[0]): {
  features: ReturnType<typeof createTestFeatures>;
  wrapper: (props: { children: ReactNode }) => ReactNode;
} {
  const features = createTestFeatures(values);
  return {
    features,
    wrapper: ({ children }) => <TestFeatureProvider features={features}>{children}</TestFeatureProvider>,
  };
}

describe('useFeature', () => {
  it('follows the feature, and the key', () => {
    const { features, wrapper } = within({ 'models.openai': true });
    const { result, rerender } = renderHook(({ key }) => useFeature(key), {
      wrapper,
      initialProps: { key: 'models.openai' as 'models.openai' | 'models.groq' },
    });
    expect(result.current).toMatchObject({ key: 'models.openai', enabled: true, loading: false });
    rerender({ key: 'models.groq' });
    expect(result.current).toMatchObject({ key: 'models.groq', enabled: false, reason: 'NOT_FOUND' });
    act(() => features.setFeature('models.groq', true));
    expect(result.current.enabled).toBe(true);
  });
});

describe('useFeatureFlags', () => {
  it('throws outside the provider and says what to do', () => {
    const error = vi.spyOn(globalThis.console, 'error').mockImplementation(() => undefined);
    expect(() => renderHook(() => useFeatureFlags())).toThrow(/TestFeatureProvider/);
    error.mockRestore();
  });

  it.each([
    { id: 'a boolean that is on', value: true, expected: true },
    { id: 'a boolean that is off', value: false, expected: false },
    { id: 'a limit', value: 25, expected: 25 },
    { id: 'an unlimited limit', value: 'unlimited', expected: null },
    { id: 'a limit that is off', value: { type: 'INTEGER', enabled: false, limit: 0 }, expected: 0 },
    { id: 'a text', value: { type: 'STRING', text: 'eu-west' }, expected: 'eu-west' },
    { id: 'a text that is off', value: { type: 'STRING', enabled: false }, expected: null },
    { id: 'a JSON container', value: { type: 'JSON', json: { a: 1 } }, expected: { a: 1 } },
  ] as const)('gives the unwrapped value of $id', ({ value, expected }) => {
    const { wrapper } = within({ [max]: value });
    const { result } = renderHook(() => useFeatureFlags(), { wrapper });
    expect(result.current.getFeatureValue(max)).toEqual(expected);
  });

  it('gives a new answer after any change, and an unknown key as off', () => {
    const { features, wrapper } = within({ 'models.openai': true });
    const { result } = renderHook(() => useFeatureFlags(), { wrapper });
    expect(result.current.isEnabled('models.openai')).toBe(true);
    expect(result.current.isEnabled('models.groq')).toBe(false);
    expect(result.current.status).toBe('live');
    act(() => features.setFeature('models.openai', false));
    expect(result.current.isEnabled('models.openai')).toBe(false);
    expect(result.current.features.map(({ key }) => key)).toEqual(['models.openai']);
  });
});

describe('useLimit', () => {
  it.each([
    { id: 'E19', value: 10, current: 9, requested: 1, allowed: true },
    { id: 'E20', value: 10, current: 10, requested: 1, allowed: false },
    { id: 'E21', value: 10, current: 8, requested: 3, allowed: false },
    { id: 'E22', value: 0, current: 0, requested: 1, allowed: false },
    { id: 'E23', value: 'unlimited', current: 1_000_000, requested: 1, allowed: true },
    { id: 'E25', value: false, current: 0, requested: 1, allowed: false },
  ] as const)('$id: allows $requested more on top of $current of $value: $allowed', (limit) => {
    const { wrapper } = within({ [max]: limit.value });
    const { result } = renderHook(() => useLimit(max), { wrapper });
    expect(result.current.allows(limit.current, limit.requested)).toBe(limit.allowed);
  });

  it('is 0 while loading', () => {
    const { result } = renderHook(() => useLimit(max), {
      wrapper: ({ children }) => <FeatureProvider transport={handTransport()}>{children}</FeatureProvider>,
    });
    expect(result.current).toMatchObject({ limit: 0, unlimited: false, loading: true });
    expect(result.current.allows(0)).toBe(false);
  });
});

describe('models and components', () => {
  it('keeps the same order after a change as after a reload', () => {
    const transport = handTransport();
    const { result } = renderHook(() => ({ models: useModels(), components: useComponents() }), {
      wrapper: ({ children }) => <FeatureProvider transport={transport}>{children}</FeatureProvider>,
    });
    expect(result.current).toEqual({ models: [], components: [] });
    act(() => transport.send(snapshot([], { changedModels: [model('b', 'openai', 'models.openai')] })));
    act(() => transport.send(delta('e1', 'e2', [], { changedModels: [model('a', 'openai', 'models.openai')] })));
    expect(result.current.models.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('useFeatureStatus', () => {
  it('tells revision, tier and connection', () => {
    const transport = handTransport();
    const { result } = renderHook(() => useFeatureStatus(), {
      wrapper: ({ children }) => <FeatureProvider transport={transport}>{children}</FeatureProvider>,
    });
    expect(result.current).toEqual({ status: 'loading', state: null });
    act(() => transport.send(snapshot([], { revision: '12' })));
    expect(result.current).toMatchObject({ status: 'live', state: { revision: '12', tierName: 'Pro' } });
    act(() => transport.cut());
    expect(result.current).toMatchObject({ status: 'stale', state: { revision: '12' } });
  });
});

describe('gates by what they guard', () => {
  const bedrock = model('claude', 'aws_bedrock', 'models.aws_bedrock');

  it.each([
    { id: 'a provider by its name', gate: <ModelGate provider="aws_bedrock">open</ModelGate>, open: true },
    { id: 'a provider by its alias', gate: <ModelGate provider="bedrock">open</ModelGate>, open: true },
    { id: 'a provider that is off', gate: <ModelGate provider="openai">open</ModelGate>, open: false },
    { id: 'an unknown provider', gate: <ModelGate provider="cohere">open</ModelGate>, open: false },
    {
      id: 'a provider named like a method of objects',
      gate: <ModelGate provider="constructor">open</ModelGate>,
      open: false,
    },
    { id: 'a model of the list', gate: <ModelGate model="claude">open</ModelGate>, open: true },
    { id: 'a model that is not listed', gate: <ModelGate model="gpt-4o">open</ModelGate>, open: false },
    {
      id: 'a model of its provider',
      gate: (
        <ModelGate provider="aws" model="claude">
          open
        </ModelGate>
      ),
      open: true,
    },
    {
      id: 'a model of another provider',
      gate: (
        <ModelGate provider="groq" model="claude">
          open
        </ModelGate>
      ),
      open: false,
    },
    {
      id: 'a model of an unknown provider',
      gate: (
        <ModelGate provider="cohere" model="claude">
          open
        </ModelGate>
      ),
      open: false,
    },
    { id: 'an integration', gate: <IntegrationGate integration="mcp">open</IntegrationGate>, open: true },
    { id: 'a vector store', gate: <IntegrationGate integration="pinecone">open</IntegrationGate>, open: true },
    {
      id: 'an integration that is off',
      gate: <IntegrationGate integration="langfuse">open</IntegrationGate>,
      open: false,
    },
    { id: 'a part of the page', gate: <UIFeatureGate feature="ui.debug.enabled">open</UIFeatureGate>, open: true },
    { id: 'a part that is off', gate: <UIFeatureGate feature="ui.debug.logs_access">open</UIFeatureGate>, open: false },
  ])('$id is open: $open', ({ gate, open }) => {
    const transport = handTransport();
    render(<FeatureProvider transport={transport}>{gate}</FeatureProvider>);
    expect(document.body.textContent).toBe('');
    const on = [
      'models.aws_bedrock',
      'models.groq',
      'integrations.mcp',
      'integrations.vector_stores.pinecone',
      'ui.debug.enabled',
    ];
    act(() =>
      transport.send(
        snapshot(
          on.map((key) => feature(key)),
          { changedModels: [bedrock] },
        ),
      ),
    );
    expect(document.body.textContent).toBe(open ? 'open' : '');
  });

  it('shows the children of a model inert where its provider is off, and asks for the provider', () => {
    render(
      <TestFeatureProvider
        values={{ 'models.openai': { enabled: false, upgradable: true, name: 'OpenAI' } }}
        onRequestUpgrade={() => undefined}
      >
        <ModelGate provider="openai" model="gpt-4o" showLocked showUpgrade fallback="closed">
          <button type="button">GPT-4o</button>
        </ModelGate>
      </TestFeatureProvider>,
    );
    expect(screen.getByText('GPT-4o').closest('[inert]')).not.toBeNull();
    expect(screen.getByRole('group', { name: 'OpenAI' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Request upgrade' })).toBeTruthy();
  });

  it('offers nothing for a model that is withdrawn while its provider is on', () => {
    render(
      <TestFeatureProvider values={{ 'models.openai': true }} onRequestUpgrade={() => undefined}>
        <ModelGate provider="openai" model="gpt-4o" showLocked showUpgrade fallback="closed">
          open
        </ModelGate>
      </TestFeatureProvider>,
    );
    expect(document.body.innerHTML).toBe('<div>closed</div>');
  });

  it('locks a model behind a feature of its own once it was seen', () => {
    const features = createTestFeatures(
      { 'models.openai': true, 'api.batch_execution': true },
      { models: [{ provider: 'openai', modelId: 'o1', featureKey: 'api.batch_execution' }] },
    );
    render(
      <TestFeatureProvider features={features}>
        <ModelGate provider="openai" model="o1" showLocked="notice">
          open
        </ModelGate>
      </TestFeatureProvider>,
    );
    expect(document.body.textContent).toBe('open');
    act(() => features.change({ values: { 'api.batch_execution': false }, models: [] }));
    expect(screen.getByText('Not in your plan')).toBeTruthy();
  });

  it('stays closed, and says so, without provider and model', () => {
    const error = vi.spyOn(globalThis.console, 'error').mockImplementation(() => undefined);
    render(
      <TestFeatureProvider>
        <ModelGate fallback="closed">open</ModelGate>
      </TestFeatureProvider>,
    );
    expect(document.body.textContent).toBe('closed');
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('without feature'));
    error.mockRestore();
  });

  it('shows loadingFallback before the first answer, whatever it guards', () => {
    render(
      <FeatureProvider transport={handTransport()}>
        <ModelGate model="claude" loadingFallback="1" />
        <ModelGate provider="cohere" loadingFallback="2" fallback="closed" />
        <IntegrationGate integration="mcp" loadingFallback="3" />
        <UIFeatureGate feature="ui.debug.enabled" loadingFallback="4" />
      </FeatureProvider>,
    );
    expect(document.body.textContent).toBe('1234');
  });
});
