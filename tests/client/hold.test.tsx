import { act, fireEvent, render, screen } from '@testing-library/react';
import { type ReactNode, StrictMode, useState } from 'react';
import { createPortal } from 'react-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createTestFeatures,
  FeatureGate,
  holdWhileMounted,
  immediate,
  ModelGate,
  type OnRevoke,
  type TestFeatures,
  TestFeatureProvider,
  type TestValue,
  useHeld,
  whenIdle,
} from '../../client/sdk/index.ts';

const key = 'ui.code_view.edit_code';
const needed = 'ui.code_view.view_code';
const TAKEN: TestValue = { enabled: false, reason: 'TIER' };

let features: TestFeatures;

beforeEach(() => {
  vi.useFakeTimers();
  features = createTestFeatures({ [key]: true, [needed]: true });
});
afterEach(() => {
  vi.useRealTimers();
});

function Editor(): ReactNode {
  const [text, setText] = useState('');
  const held = useHeld();
  return (
    <>
      <textarea aria-label="code" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" disabled={held}>
        New
      </button>
    </>
  );
}

function open(onRevoke?: OnRevoke): HTMLTextAreaElement {
  render(
    <TestFeatureProvider features={features}>
      <button type="button">elsewhere</button>
      <FeatureGate feature={key} fallback="closed" heldNotice="Ends soon" onRevoke={onRevoke}>
        <Editor />
      </FeatureGate>
    </TestFeatureProvider>,
  );
  return screen.getByLabelText<HTMLTextAreaElement>('code');
}

const take = (value: TestValue = TAKEN): void => act(() => features.setFeature(key, value));
const focus = (element: HTMLElement): void => act(() => element.focus());
const pass = (ms: number): void =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });
const isOpen = (): boolean => screen.queryByLabelText('code') !== null;

describe('a gate whose feature is taken away', () => {
  it.each([
    { name: 'without onRevoke', onRevoke: undefined },
    { name: 'immediate', onRevoke: immediate },
  ])('closes at once, whoever works in it: $name', ({ onRevoke }) => {
    focus(open(onRevoke));
    take();
    expect(document.body.textContent).toContain('closed');
    expect(isOpen()).toBe(false);
  });

  it.each([
    { name: 'whenIdle', onRevoke: whenIdle },
    { name: 'holdWhileMounted', onRevoke: holdWhileMounted },
  ])('keeps what was typed: $name', ({ onRevoke }) => {
    const code = open(onRevoke);
    focus(code);
    fireEvent.change(code, { target: { value: 'half a line' } });
    take();
    pass(60_000);
    expect(screen.getByLabelText<HTMLTextAreaElement>('code')).toBe(code);
    expect(code.value).toBe('half a line');
    expect(document.body.textContent).not.toContain('closed');
  });

  it('closes at once where a page without types gives a word in place of a rule', () => {
    const word = JSON.parse('{"onRevoke":"whenIdle"}') as object;
    render(
      <TestFeatureProvider features={features}>
        <FeatureGate feature={key} fallback="closed" {...word}>
          <Editor />
        </FeatureGate>
      </TestFeatureProvider>,
    );
    expect(isOpen()).toBe(true);
    take();
    expect(isOpen()).toBe(false);
  });

  it('says so, aloud and to what is inside, while it is held', () => {
    const code = open(holdWhileMounted);
    expect(screen.getByRole('status').textContent).toBe('');
    take();
    expect(screen.getByRole('status').textContent).toBe('Ends soon');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'New' }).disabled).toBe(true);
    expect(code.closest('[data-feature-gate]')?.getAttribute('data-feature-gate')).toBe('held');
    take(true);
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'New' }).disabled).toBe(false);
    expect(screen.getByLabelText('code')).toBe(code);
  });

  it.each([
    { id: 'its kill switch', value: { enabled: false, reason: 'INACTIVE' } },
    { id: 'a suspended tenant', value: { enabled: false, reason: 'TENANT_INACTIVE' } },
    { id: 'an answer that is too old', value: { enabled: false, reason: 'STALE_DENIED' } },
    { id: 'a reason that this page does not know', value: { enabled: false, reason: 'NEWER' as 'TIER' } },
  ] as const)('closes at once for $id, also when it was held before', ({ value }) => {
    focus(open(holdWhileMounted));
    take();
    expect(isOpen()).toBe(true);
    take(value);
    expect(isOpen()).toBe(false);
  });

  it('closes at once when what it needs is killed, also later', () => {
    open(holdWhileMounted);
    act(() => features.setFeature(needed, TAKEN));
    take({ enabled: false, reason: 'DEPENDENCY_UNMET', blockedBy: [needed] });
    expect(isOpen()).toBe(true);
    act(() => features.setFeature(needed, { enabled: false, reason: 'INACTIVE' }));
    expect(isOpen()).toBe(false);
  });

  it('holds through dependencies that go round in a circle without hanging', () => {
    open(holdWhileMounted);
    act(() => features.setFeature(needed, { enabled: false, reason: 'DEPENDENCY_UNMET', blockedBy: [key] }));
    take({ enabled: false, reason: 'DEPENDENCY_UNMET', blockedBy: [needed] });
    expect(isOpen()).toBe(false);
  });

  it('stays closed once it has closed, and never opens for having been asked to hold', () => {
    features = createTestFeatures({ [key]: TAKEN });
    render(
      <TestFeatureProvider features={features}>
        <FeatureGate feature={key} onRevoke={holdWhileMounted} fallback="closed">
          <Editor />
        </FeatureGate>
      </TestFeatureProvider>,
    );
    expect(isOpen()).toBe(false);
  });

  it('holds nothing for another feature', () => {
    const page = (asked: typeof key | 'api.webhooks'): ReactNode => (
      <TestFeatureProvider features={features}>
        <FeatureGate feature={asked} onRevoke={holdWhileMounted}>
          <Editor />
        </FeatureGate>
      </TestFeatureProvider>
    );
    const { rerender } = render(page(key));
    expect(isOpen()).toBe(true);
    rerender(page('api.webhooks'));
    expect(isOpen()).toBe(false);
  });

  it('holds nothing for another tenant', () => {
    const page = (of: TestFeatures): ReactNode => (
      <TestFeatureProvider features={of}>
        <FeatureGate feature={key} onRevoke={holdWhileMounted}>
          <Editor />
        </FeatureGate>
      </TestFeatureProvider>
    );
    const { rerender } = render(page(features));
    rerender(page(createTestFeatures({ [key]: TAKEN })));
    expect(isOpen()).toBe(false);
  });
});

describe('whenIdle', () => {
  it('closes in the same moment where nobody works in it', () => {
    open(whenIdle);
    take();
    expect(isOpen()).toBe(false);
    expect(document.body.textContent).toContain('closed');
  });

  it('closes once the focus is elsewhere', () => {
    focus(open(whenIdle));
    take();
    pass(60_000);
    expect(isOpen()).toBe(true);
    focus(screen.getByText('elsewhere'));
    pass(300);
    expect(isOpen()).toBe(false);
  });

  it('waits for five seconds without input', () => {
    const code = open(whenIdle);
    focus(code);
    fireEvent.input(code, { target: { value: 'x' } });
    focus(screen.getByText('elsewhere'));
    take();
    pass(4_500);
    expect(isOpen()).toBe(true);
    pass(1_000);
    expect(isOpen()).toBe(false);
  });

  it('counts a pointer that went down as input', () => {
    const code = open(whenIdle);
    fireEvent.pointerDown(code);
    take();
    expect(isOpen()).toBe(true);
    pass(5_500);
    expect(isOpen()).toBe(false);
  });

  it('counts a dialog that was opened within, wherever it stands in the document', () => {
    const dialog = document.body.appendChild(document.createElement('div'));
    render(
      <TestFeatureProvider features={features}>
        <FeatureGate feature={key} onRevoke={whenIdle}>
          {createPortal(<Editor />, dialog)}
        </FeatureGate>
      </TestFeatureProvider>,
    );
    focus(screen.getByLabelText('code'));
    take();
    pass(60_000);
    expect(isOpen()).toBe(true);
    act(() => screen.getByLabelText('code').blur());
    pass(300);
    expect(isOpen()).toBe(false);
    dialog.remove();
  });

  it('goes on as if nothing had been when the feature comes back in time', () => {
    const code = open(whenIdle);
    focus(code);
    take();
    take(true);
    act(() => code.blur());
    pass(60_000);
    expect(screen.getByLabelText('code')).toBe(code);
  });
});

it('works in strict mode', () => {
  render(
    <StrictMode>
      <TestFeatureProvider features={features}>
        <FeatureGate feature={key} onRevoke={whenIdle} fallback="closed">
          <Editor />
        </FeatureGate>
      </TestFeatureProvider>
    </StrictMode>,
  );
  focus(screen.getByLabelText('code'));
  take();
  pass(60_000);
  expect(isOpen()).toBe(true);
  act(() => screen.getByLabelText('code').blur());
  pass(300);
  expect(document.body.textContent).toBe('closed');
});

it('holds a model that leaves the list with its provider, and closes for one that is withdrawn by itself', () => {
  features = createTestFeatures({ 'models.openai': true }, { models: [{ provider: 'openai', modelId: 'gpt-4o' }] });
  render(
    <TestFeatureProvider features={features}>
      <ModelGate model="gpt-4o" onRevoke={holdWhileMounted} fallback="closed">
        <Editor />
      </ModelGate>
    </TestFeatureProvider>,
  );
  expect(isOpen()).toBe(true);
  act(() => features.change({ values: { 'models.openai': TAKEN }, models: [] }));
  expect(isOpen()).toBe(true);
  act(() => features.setFeature('models.openai', true));
  expect(document.body.textContent).toBe('closed');
});
