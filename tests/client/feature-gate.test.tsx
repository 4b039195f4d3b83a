import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  createTestFeatures,
  FeatureGate,
  FeatureProvider,
  type RequestUpgrade,
  type ResolvedFeature,
  TestFeatureProvider,
} from '../../client/sdk/index.ts';
import { handTransport } from './support/hand-transport.ts';
import { delta, feature, snapshot } from './support/updates.ts';

const key = 'api.webhooks';
const needed = 'api.public_endpoints';

function renderGate(gate: ReactNode, webhooks: Partial<ResolvedFeature> = {}): ReturnType<typeof createTestFeatures> {
  const features = createTestFeatures({
    [key]: { enabled: false, ...webhooks },
    [needed]: { name: 'Public endpoints' },
  });
  render(<TestFeatureProvider features={features}>{gate}</TestFeatureProvider>);
  return features;
}

describe('a gate', () => {
  it('shows its children and adds no element where the feature is on', () => {
    renderGate(<FeatureGate feature={key}>children</FeatureGate>, { enabled: true });
    expect(document.body.innerHTML).toBe('<div>children</div>');
  });

  it('shows nothing where the feature is off and nothing else is asked for', () => {
    renderGate(<FeatureGate feature={key}>children</FeatureGate>);
    expect(document.body.textContent).toBe('');
  });

  it('opens and closes while mounted', () => {
    const features = renderGate(
      <FeatureGate feature={key} fallback="closed">
        children
      </FeatureGate>,
    );
    expect(document.body.textContent).toBe('closed');
    act(() => features.setFeature(key, true));
    expect(document.body.textContent).toBe('children');
    act(() => features.setFeature(key, false));
    expect(document.body.textContent).toBe('closed');
  });

  it('follows its conditions when they change', () => {
    const features = createTestFeatures({ [needed]: true });
    const page = (asked: typeof key | typeof needed): ReactNode => (
      <TestFeatureProvider features={features}>
        <FeatureGate feature={asked}>children</FeatureGate>
      </TestFeatureProvider>
    );
    const { rerender } = render(page(key));
    expect(document.body.textContent).toBe('');
    rerender(page(needed));
    expect(document.body.textContent).toBe('children');
  });

  it('G8: shows loadingFallback before the first answer, never children and never fallback', () => {
    const transport = handTransport();
    render(
      <FeatureProvider transport={transport}>
        <FeatureGate feature={key} loadingFallback="loading" fallback="closed" showLocked showUpgrade>
          children
        </FeatureGate>
      </FeatureProvider>,
    );
    expect(document.body.textContent).toBe('loading');
    act(() => transport.send(snapshot([feature(key)])));
    expect(document.body.textContent).toBe('children');
  });

  it('stays closed and says so on the console where it has no condition', () => {
    const error = vi.spyOn(globalThis.console, 'error').mockImplementation(() => undefined);
    renderGate(<FeatureGate fallback="closed">children</FeatureGate>);
    expect(document.body.textContent).toBe('closed');
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('without feature'));
    error.mockRestore();
  });

  it('throws a message that helps where there is no provider', () => {
    const error = vi.spyOn(globalThis.console, 'error').mockImplementation(() => undefined);
    expect(() => render(<FeatureGate feature={key}>children</FeatureGate>)).toThrow(
      /Wrap your application in <FeatureProvider>/,
    );
    error.mockRestore();
  });
});

describe('showLocked', () => {
  it('keeps the children out of reach and gives the reason', () => {
    renderGate(
      <FeatureGate feature={key} showLocked fallback="closed" className="mine">
        <button type="button">Send</button>
      </FeatureGate>,
    );
    const button = screen.getByText('Send');
    expect(button.closest('[inert]')).not.toBeNull();
    expect(screen.getByText('Not in your plan').closest('[inert]')).toBeNull();
    const element = document.querySelector('[data-feature-gate="locked"]');
    expect(element?.getAttribute('data-feature')).toBe(key);
    expect(element?.getAttribute('data-reason')).toBe('TIER');
    expect(element?.className).toBe('mine');
    expect(document.body.textContent).not.toContain('closed');
  });

  it('does not render children that fetch where only the notice is asked for', () => {
    const Fetching = vi.fn<() => string>(() => 'children');
    renderGate(
      <FeatureGate feature={key} showLocked="notice">
        <Fetching />
      </FeatureGate>,
    );
    expect(Fetching).not.toHaveBeenCalled();
    expect(document.body.textContent?.trim()).toBe('Not in your plan');
  });

  it.each([
    { reason: 'DEFAULT', text: 'Not in your plan' },
    { reason: 'TIER', text: 'Not in your plan' },
    { reason: 'TENANT_OVERRIDE', text: 'Not in your plan' },
    { reason: 'LEGACY', text: 'Not in your plan' },
    { reason: 'LICENSE_EXPIRED', text: 'Your licence ended' },
    { reason: 'DEPENDENCY_UNMET', blockedBy: [needed], text: 'Needs Public endpoints' },
    { reason: 'DEPENDENCY_UNMET', blockedBy: ['ui.x.ghost'], text: 'Needs ui.x.ghost' },
    { reason: 'CONFLICT', blockedBy: [needed], text: 'Cannot be used with Public endpoints' },
    { reason: 'TENANT_INACTIVE', text: 'Your account is suspended' },
    { reason: 'INVALID_VALUE', text: 'Not available at the moment' },
    { reason: 'DEPENDENCY_CYCLE', text: 'Not available at the moment' },
    { reason: 'STALE_DENIED', text: 'Not available at the moment' },
  ] as const)('says "$text" for $reason', ({ text, ...fields }) => {
    renderGate(
      <FeatureGate feature={key} showLocked>
        children
      </FeatureGate>,
      { reason: fields.reason, blockedBy: 'blockedBy' in fields ? [...fields.blockedBy] : [] },
    );
    expect(screen.getByText(text)).toBeTruthy();
  });

  it('says what the page wants to say instead', () => {
    renderGate(
      <FeatureGate feature={key} showLocked lockedMessage="Ask Ada">
        children
      </FeatureGate>,
    );
    expect(screen.getByText('Ask Ada')).toBeTruthy();
    expect(screen.queryByText('Not in your plan')).toBeNull();
  });

  it('speaks the language of the provider, and English where that says nothing', () => {
    const texts = {
      TIER: 'Nicht im Tarif',
      DEPENDENCY_UNMET: (blockers: readonly string[]): string => `Braucht ${blockers.join(' und ')}`,
      requestUpgrade: 'Anfragen',
    };
    render(
      <TestFeatureProvider
        values={{
          [key]: { enabled: false, upgradable: true },
          [needed]: { enabled: false, reason: 'CONFLICT', blockedBy: ['ui.a'] },
          'models.groq': { enabled: false, reason: 'DEPENDENCY_UNMET', blockedBy: ['ui.a', 'ui.b'] },
        }}
        texts={texts}
        onRequestUpgrade={() => undefined}
      >
        <FeatureGate feature={key} showLocked showUpgrade />
        <FeatureGate feature={needed} showLocked />
        <FeatureGate feature="models.groq" showLocked />
      </TestFeatureProvider>,
    );
    expect(screen.getByText('Nicht im Tarif')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Anfragen' })).toBeTruthy();
    expect(screen.getByText('Cannot be used with ui.a')).toBeTruthy();
    expect(screen.getByText('Braucht ui.a und ui.b')).toBeTruthy();
  });

  it.each(['INACTIVE', 'NOT_FOUND'] as const)('renders the fallback and offers nothing for %s', (reason) => {
    renderGate(
      <FeatureGate feature={key} showLocked showUpgrade onRequestUpgrade={() => undefined} fallback="closed">
        children
      </FeatureGate>,
      { reason, upgradable: true },
    );
    expect(document.body.innerHTML).toBe('<div>closed</div>');
  });

  it('shows a name that is markup as text', () => {
    const name = '<img src=x onerror=alert(1)>';
    render(
      <TestFeatureProvider
        values={{ [key]: { enabled: false, reason: 'DEPENDENCY_UNMET', blockedBy: [needed] }, [needed]: { name } }}
      >
        <FeatureGate feature={key} showLocked="notice" />
      </TestFeatureProvider>,
    );
    expect(screen.getByText(`Needs ${name}`)).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('showUpgrade', () => {
  const gate = (onRequestUpgrade?: RequestUpgrade): ReactNode => (
    <FeatureGate feature={key} showUpgrade fallback="closed" {...(onRequestUpgrade && { onRequestUpgrade })}>
      children
    </FeatureGate>
  );

  it('asks for the feature that blocks', async () => {
    const ask = vi.fn<(asked: { key: string }) => void>();
    renderGate(gate(ask), { upgradable: true });
    await userEvent.click(screen.getByRole('button', { name: 'Request upgrade' }));
    expect(ask).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ key }));
  });

  it('uses what the provider says where the gate says nothing', async () => {
    const ask = vi.fn<() => void>();
    render(
      <TestFeatureProvider values={{ [key]: { enabled: false, upgradable: true } }} onRequestUpgrade={ask}>
        {gate()}
      </TestFeatureProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Request upgrade' }));
    expect(ask).toHaveBeenCalledOnce();
  });

  it('takes no second click while the first is on its way', async () => {
    let done: () => void = () => undefined;
    const ask = vi.fn<() => Promise<void>>(() => new Promise((resolve) => (done = resolve)));
    renderGate(gate(ask), { upgradable: true });
    const button = screen.getByRole('button', { name: 'Request upgrade' });
    await userEvent.click(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(button);
    await userEvent.click(button);
    expect(ask).toHaveBeenCalledOnce();
    await act(async () => done());
    expect(button.getAttribute('aria-disabled')).toBe('false');
  });

  it('says "Requested" and can not be pressed while a request is pending', async () => {
    const ask = vi.fn<() => void>();
    renderGate(gate(ask), { upgradable: true, pendingRequestId: 'r1' });
    const button = screen.getByRole('button', { name: 'Requested' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button);
    expect(ask).not.toHaveBeenCalled();
  });

  it('says why there is no request, until it is asked again', async () => {
    const answers = ['You have that already.', null];
    renderGate(
      gate(async () => answers.shift() ?? undefined),
      { upgradable: true },
    );
    const button = screen.getByRole('button', { name: 'Request upgrade' });
    await userEvent.click(button);
    expect(screen.getByRole('alert').textContent).toBe('You have that already.');
    await userEvent.click(button);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('survives a handler that fails, and says so', async () => {
    renderGate(
      gate(() => Promise.reject(new Error('network'))),
      { upgradable: true },
    );
    await userEvent.click(screen.getByRole('button', { name: 'Request upgrade' }));
    expect(screen.getByRole('alert').textContent).toBe('The request could not be sent. Please try again.');
  });

  it('says "Request set-up" where the feature has to be set up', () => {
    renderGate(
      gate(() => undefined),
      { upgradable: true, requiresSetup: true },
    );
    expect(screen.getByRole('button', { name: 'Request set-up' })).toBeTruthy();
  });

  it('tells assistive technology what is locked and why it is asked for', () => {
    renderGate(
      gate(() => undefined),
      { upgradable: true, name: 'Webhooks' },
    );
    expect(screen.getByRole('group', { name: 'Webhooks' })).toBeTruthy();
    const button = screen.getByRole('button', { description: 'Not in your plan' });
    expect(button.textContent).toBe('Request upgrade');
  });

  it('offers nothing where the tenant may not ask', () => {
    renderGate(
      gate(() => undefined),
      { upgradable: false },
    );
    expect(document.body.innerHTML).toBe('<div>closed</div>');
  });

  it('shows no button that would do nothing', () => {
    renderGate(gate(), { upgradable: true });
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('rendering', () => {
  const keys = Array.from({ length: 53 }, (_, index) => `ui.gate_${index}`);

  /** Mounts 53 gates over one live connection and counts the renders of what is behind each. */
  function mountGates(strict: boolean): { transport: ReturnType<typeof handTransport>; renders: Map<string, number> } {
    const transport = handTransport();
    const renders = new Map<string, number>();
    const Counted = ({ name }: { readonly name: string }): ReactNode => {
      renders.set(name, (renders.get(name) ?? 0) + 1);
      return name;
    };
    const page = (
      <FeatureProvider transport={transport}>
        {keys.map((name) => (
          <FeatureGate key={name} {...({ feature: name } as object)} fallback={<Counted name={`${name} closed`} />}>
            <Counted name={`${name} open`} />
          </FeatureGate>
        ))}
      </FeatureProvider>
    );
    render(strict ? <StrictMode>{page}</StrictMode> : page);
    act(() => transport.send(snapshot(keys.map((name) => feature(name)))));
    renders.clear();
    return { transport, renders };
  }

  it('renders exactly one of 53 gates when one feature changes', () => {
    const { transport, renders } = mountGates(false);
    act(() => transport.send(delta('e1', 'e2', [feature('ui.gate_7', { enabled: false })])));
    expect([...renders]).toEqual([['ui.gate_7 closed', 1]]);
  });

  it('renders no gate on a reconnect without changes', () => {
    const { transport, renders } = mountGates(false);
    vi.useFakeTimers();
    act(() => transport.cut());
    vi.advanceTimersByTime(1_000);
    act(() => transport.send(delta('e1', 'e1', [], { revision: '9' })));
    act(() => transport.cut());
    vi.advanceTimersByTime(1_000);
    act(() =>
      transport.send(
        snapshot(
          keys.map((name) => feature(name)),
          { revision: '10', etag: 'e10' },
        ),
      ),
    );
    vi.useRealTimers();
    expect(transport.subscriptions).toHaveLength(3);
    expect([...renders]).toEqual([]);
  });

  it('works in strict mode with one subscription', () => {
    const { transport, renders } = mountGates(true);
    expect(transport.subscriptions).toHaveLength(1);
    act(() => transport.send(delta('e1', 'e2', [feature('ui.gate_7', { enabled: false })])));
    expect([...renders.keys()]).toEqual(['ui.gate_7 closed']);
  });

  it('ends the subscription when the provider goes', async () => {
    const transport = handTransport();
    const { unmount } = render(<FeatureProvider transport={transport}>page</FeatureProvider>);
    unmount();
    await Promise.resolve();
    expect(transport.last().ended).toBe(true);
  });
});
