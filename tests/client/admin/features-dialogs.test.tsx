import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { of } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { possibleTypes } from '../../../client/admin/api/generated/possible-types.ts';
import { offValue } from '../../../client/admin/features/complete-value.ts';
import type { Feature, RegisteredFeature, Registry } from '../../../client/admin/features/feature.ts';
import { KillSwitchDialog } from '../../../client/admin/features/kill-switch-dialog.tsx';
import { NewFeatureDialog } from '../../../client/admin/features/new-feature-dialog.tsx';
import { RelationsDialog } from '../../../client/admin/features/relations-dialog.tsx';

function listed(key: string, name: string, displayOrder: number): RegisteredFeature {
  return {
    id: key,
    key,
    name,
    description: null,
    category: 'UI',
    subcategory: null,
    type: 'BOOLEAN',
    isPremium: false,
    requiresSetup: false,
    isDeprecated: false,
    isActive: true,
    displayOrder,
    enabledTenantCount: 2,
    byTier: [],
    dependsOn: [],
    conflictsWith: [],
  };
}

const registry: Registry = {
  tenantCount: 3,
  features: new Map(
    [listed('ui.pdf', 'PDF', 3), listed('ui.print', 'Print', 7), listed('ui.share', 'Share', 8)].map((each) => [
      each.key,
      each,
    ]),
  ),
};
const pdf: Feature = {
  ...listed('ui.pdf', 'PDF', 3),
  deprecatedMessage: null,
  icon: null,
  helpUrl: null,
  valueSchema: null,
  version: 4,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  defaultValue: offValue,
  dependsOn: [],
  conflictsWith: [],
  tiers: [],
  models: [],
  components: [],
};

type Sent = Readonly<Record<string, unknown>>;

/** Answers every change as the server would, and keeps what was sent. */
function fakeNetwork(features: readonly Sent[] = []) {
  const sent: Sent[] = [];
  const link = new ApolloLink(({ variables }) => {
    const { input } = variables as { readonly input: Sent };
    sent.push(input);
    const outcome = {
      __typename: 'FeaturePayload',
      revision: '9',
      problem: null,
      impact: input['dryRun'] === true ? { tenantCount: 2, features, models: [], components: [] } : null,
    };
    return of({ data: { createFeature: outcome, updateFeature: outcome, setFeatureRelations: outcome } });
  });
  const client = new ApolloClient({
    link,
    cache: new InMemoryCache({ possibleTypes }),
    defaultOptions: { mutate: { fetchPolicy: 'no-cache' } },
  });
  const { hook, searchHook, history } = memoryLocation({ path: '/features', record: true });
  const within = (children: ReactNode): ReactNode => (
    <MantineProvider env="test">
      <ApolloProvider client={client}>
        <Router hook={hook} searchHook={searchHook}>
          {children}
        </Router>
      </ApolloProvider>
    </MantineProvider>
  );
  return { sent, within, addresses: history };
}

beforeAll(() => {
  // jsdom has none of these.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false, onchange: null }) as never;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  Element.prototype.scrollIntoView = () => {};
});

describe('a new feature', () => {
  it('is sent once its key is one, takes the type of limits from it, and leads to its page', async () => {
    const { sent, within, addresses } = fakeNetwork();
    const user = userEvent.setup();
    render(within(<NewFeatureDialog registry={registry} opened onClose={() => {}} />));
    const create = screen.getByRole('button', { name: 'Create' });
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Reports');
    await user.type(screen.getByRole('textbox', { name: 'Key' }), 'ui.pdf');
    expect(screen.getByText(/“PDF” has this key/)).toBeTruthy();
    expect(create).toHaveProperty('disabled', true);
    await user.clear(screen.getByRole('textbox', { name: 'Key' }));
    await user.type(screen.getByRole('textbox', { name: 'Key' }), 'Limits.Max Reports');
    await user.click(screen.getByRole('switch', { name: 'On by default' }));
    await user.click(create);
    await waitFor(() => expect(addresses).toContain('/features/limits.max_reports'));
    expect(sent.at(-1)).toMatchObject({
      key: 'limits.max_reports',
      name: 'Reports',
      type: 'INTEGER',
      defaultValue: { enabled: true, limit: 1 },
      isPremium: false,
      displayOrder: 9,
      dryRun: false,
      reason: null,
    });
  });
});

describe('the kill switch', () => {
  const lost = [
    {
      key: 'ui.pdf',
      on: 0,
      off: 2,
      limits: 0,
      tenants: [
        { id: 'a', name: 'Acme', effect: 'OFF' },
        { id: 'b', name: 'Bluebird', effect: 'OFF' },
      ],
    },
    { key: 'ui.print', on: 0, off: 1, limits: 0, tenants: [{ id: 'a', name: 'Acme', effect: 'OFF' }] },
  ];

  it('names who loses it and what goes with it before anything is sent', async () => {
    const { sent, within } = fakeNetwork(lost);
    render(within(<KillSwitchDialog feature={pdf} registry={registry} opened onClose={() => {}} />));
    expect(await screen.findByText('2 tenants lose it')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Bluebird' }).getAttribute('href')).toBe('/tenants/b?why=ui.pdf');
    expect(screen.getByText('What needs it goes with it: Print (1 tenant).')).toBeTruthy();
    expect(sent.every(({ dryRun }) => dryRun === true)).toBe(true);
  });

  it('never turns into its opposite when somebody else is first', async () => {
    const { within } = fakeNetwork(lost);
    const dialog = (feature: Feature): ReactNode =>
      within(<KillSwitchDialog feature={feature} registry={registry} opened onClose={() => {}} />);
    const { rerender } = render(dialog(pdf));
    rerender(dialog({ ...pdf, isActive: false, version: 5 }));
    expect(await screen.findByText(/Somebody else was first/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Switch off for everybody' })).toHaveProperty('disabled', true);
  });
});

describe('relations', () => {
  it('keep what somebody else added while one’s own edit waits, on the newest version', async () => {
    const { sent, within } = fakeNetwork();
    const user = userEvent.setup();
    const dialog = (feature: Feature): ReactNode =>
      within(<RelationsDialog feature={feature} registry={registry} opened onClose={() => {}} />);
    const { rerender } = render(dialog(pdf));
    await user.click(screen.getByRole('combobox', { name: 'Needs' }));
    await user.click(await screen.findByRole('option', { name: 'Print' }));
    rerender(dialog({ ...pdf, version: 5, dependsOn: [{ id: 'ui.share', key: 'ui.share', name: 'Share' }] }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ dryRun: false }));
    expect(sent.at(-1)).toMatchObject({
      key: 'ui.pdf',
      expectedVersion: 5,
      dependsOn: ['ui.share', 'ui.print'],
      conflictsWith: [],
    });
  });
});
