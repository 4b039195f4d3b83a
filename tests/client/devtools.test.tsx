import { act, fireEvent, render, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FeatureDevtools, withDevtools } from '../../client/sdk/entries/devtools.ts';
import { createTestFeatures } from '../../client/sdk/entries/testing.ts';
import { createFeatureStore, FeatureGate, FeatureProvider, type FeatureStore } from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';

const key = 'ui.debug.enabled';

function show() {
  const features = createTestFeatures({
    [key]: true,
    'limits.max_flows': 5,
    'api.webhooks': { enabled: false, reason: 'DEPENDENCY_UNMET', blockedBy: ['api.public_endpoints'] },
  });
  return { features, ...showOver(withDevtools(features.store)) };
}

function showOver(store: FeatureStore) {
  const { container } = render(
    <FeatureProvider store={store}>
      <FeatureGate feature={key} fallback="closed" loadingFallback="one moment">
        open
      </FeatureGate>
      <FeatureDevtools initiallyOpen />
    </FeatureProvider>,
  );
  const root = container.querySelector('[data-feature-devtools]')?.shadowRoot?.querySelector<HTMLElement>('.root');
  if (!root) throw new Error('the panel is not there');
  const panel = within(root);
  const rowOf = (each: string): HTMLElement => panel.getByRole('row', { name: new RegExp(`^${each}`) });
  const choose = (label: string, option: string): void => {
    fireEvent.change(panel.getByRole('combobox', { name: label }), { target: { value: option } });
  };
  return { container, panel, rowOf, choose };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe('the developer panel', () => {
  it('tells every value with its reason', () => {
    const { rowOf } = show();
    expect(rowOf(key).textContent).toContain('onTIER');
    expect(rowOf('limits.max_flows').textContent).toContain('5TIER');
    expect(rowOf('api.webhooks').textContent).toContain('offDEPENDENCY_UNMET from TIER: api.public_endpoints');
  });

  it('tells connection and revision, and logs what happens', () => {
    const { features, panel } = show();
    act(() => features.setFeature(key, false));
    expect(panel.getByText('Revision:').nextSibling?.textContent).toBe(features.store.getState()?.revision);
    const events = within(panel.getByRole('list', { name: 'Events' })).getAllByRole('listitem');
    expect(events.map(({ textContent }) => textContent?.replace(/^\S+( [AP]M)? /, ''))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^revision \d+$/), `${key}: on -> off (TIER)`]),
    );
  });

  it('takes a feature away on this page, and gives it back', () => {
    const { container, choose, panel, rowOf } = show();
    expect(container.textContent).toContain('open');
    choose(`Simulate ${key}`, 'kill switch');
    expect(container.textContent).toContain('closed');
    expect(rowOf(key).textContent).toContain('offINACTIVE');
    choose(`Simulate ${key}`, 'loading');
    expect(container.textContent).toContain('one moment');
    fireEvent.click(panel.getByRole('button', { name: 'Reset 1' }));
    expect(container.textContent).toContain('open');
  });

  it('cannot grant what the tenant does not have', () => {
    const { choose, features, container, panel } = show();
    act(() => features.setFeature(key, false));
    for (const { value } of panel.getByRole<HTMLSelectElement>('combobox', { name: `Simulate ${key}` }).options) {
      choose(`Simulate ${key}`, value);
      expect(container.textContent).not.toContain('open');
    }
  });

  it('simulates the loss of the connection, and keeps the list with which to end it', () => {
    const { choose, container, rowOf } = show();
    choose('Connection', 'offline');
    expect(container.textContent).toContain('closed');
    expect(rowOf(key).textContent).toContain('offSTALE_DENIED');
    choose('Connection', '');
    expect(container.textContent).toContain('open');
  });

  it('finds features by key, value and reason', () => {
    const { panel } = show();
    fireEvent.change(panel.getByRole('searchbox'), { target: { value: 'dependency' } });
    expect(panel.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['api.webhooks']);
  });

  it('only shows where the store was not prepared, and says how to prepare it', () => {
    const { panel } = showOver(createFeatureStore({ transport: handTransport() }));
    expect(panel.queryAllByRole('combobox')).toEqual([]);
    expect(panel.getByText(/withDevtools\(store\)/)).toBeDefined();
  });

  it('closes with Escape and gives the focus back to its button', () => {
    const { panel } = show();
    fireEvent.keyDown(panel.getByRole('searchbox'), { key: 'Escape' });
    expect(panel.queryByRole('region')).toBeNull();
    expect(panel.getByRole('button', { name: /Features: live/ }).getAttribute('aria-expanded')).toBe('false');
  });

  it('is not there in production, and changes no store', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    vi.resetModules();
    const production = await import('../../client/sdk/entries/devtools.ts');
    const { store } = createTestFeatures({ [key]: true });
    expect(production.withDevtools(store)).toBe(store);
    expect(production.FeatureDevtools({})).toBeNull();
  });
});
