import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { of } from 'rxjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { possibleTypes } from '../../../client/admin/api/generated/possible-types.ts';
import { modelRegistry } from '../../../client/admin/models/model-registry.tsx';
import type { Model } from '../../../client/admin/models/model.ts';
import { ItemDialog } from '../../../client/admin/registry/item-dialog.tsx';

const gpt: Model = {
  id: 'gpt',
  version: 7,
  name: 'GPT',
  provider: 'openai',
  modelId: 'gpt-4o',
  type: 'CHAT',
  family: 'gpt-4',
  contextWindow: 128_000,
  maxTokens: null,
  supportsTools: true,
  supportsVision: false,
  supportsStreaming: true,
  inputPricePer1k: '0.002500',
  outputPricePer1k: null,
  featureKey: 'models.openai',
  feature: { id: 'f', key: 'models.openai', name: 'OpenAI Models' },
  isActive: true,
  isDeprecated: false,
  visibleTenantCount: 3,
};

type Sent = Readonly<Record<string, unknown>>;

function openDialog() {
  const sent: Sent[] = [];
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === 'featureChoices') return of({ data: { features: { edges: [] } } });
    sent.push((variables as { readonly input: Sent }).input);
    const answer = {
      __typename: 'ModelPayload',
      revision: '9',
      problem: null,
      impact: { tenantCount: 0, features: [], models: [], components: [] },
    };
    return of({ data: { updateModel: answer, createModel: answer } });
  });
  const client = new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes }) });
  const page = (item: Model | null) => (
    <MantineProvider env="test">
      <ApolloProvider client={client}>
        <ItemDialog registry={modelRegistry} item={item} onClose={() => {}} />
      </ApolloProvider>
    </MantineProvider>
  );
  return { page, saved: () => sent.filter(({ dryRun }) => dryRun === false) };
}

beforeAll(() => {
  // jsdom has neither.
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false, onchange: null }) as never;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
});

describe('the form of a model', () => {
  test('sends only what was edited, on the version that is shown', async () => {
    const user = userEvent.setup();
    const { page, saved } = openDialog();
    render(page(gpt));
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    await user.clear(screen.getByLabelText('Family'));
    await user.type(screen.getByLabelText('Family'), 'gpt-5');
    await user.click(screen.getByLabelText('Reads images'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]).toMatchObject({ id: 'gpt', expectedVersion: 7, family: 'gpt-5', supportsVision: true });
    expect(Object.keys(saved()[0] ?? {}).toSorted()).toEqual(
      ['dryRun', 'expectedVersion', 'family', 'id', 'idempotencyKey', 'reason', 'supportsVision'].toSorted(),
    );
  });

  test('can empty a field', async () => {
    const user = userEvent.setup();
    const { page, saved } = openDialog();
    render(page(gpt));
    await user.clear(screen.getByLabelText('Context window'));
    await user.clear(screen.getByLabelText('Family'));
    expect(screen.getByLabelText('Family')).toHaveProperty('value', '');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]).toMatchObject({ family: null, contextWindow: null });
  });

  test('does not save over what somebody else wrote meanwhile until that is decided', async () => {
    const user = userEvent.setup();
    const { page, saved } = openDialog();
    const { rerender } = render(page(gpt));
    await user.clear(screen.getByLabelText('Family'));
    await user.type(screen.getByLabelText('Family'), 'mine');
    rerender(page({ ...gpt, version: 8, family: 'theirs' }));
    expect(screen.getByRole('alert').textContent).toContain('Somebody set it to “theirs” meanwhile.');
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved()).toHaveLength(1));
    expect(saved()[0]).toMatchObject({ expectedVersion: 8, family: 'mine' });
  });

  test('cannot add a model before everything that it must have is given', async () => {
    const user = userEvent.setup();
    const { page, saved } = openDialog();
    render(page(null));
    await user.type(screen.getByLabelText(/^Name/), 'New');
    await user.type(screen.getByLabelText(/^Provider/), 'openai');
    await user.type(screen.getByLabelText(/^Model id/), 'new-1');
    expect(screen.getByRole('button', { name: 'Add' })).toHaveProperty('disabled', true);
    expect(saved()).toHaveLength(0);
  });
});
