import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { of } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { OverrideDialog } from '../../../client/admin/tenants/override-dialog.tsx';
import { possibleTypes } from '../../../client/admin/api/generated/possible-types.ts';
import type { Tenant, TenantFeature } from '../../../client/admin/tenants/tenant.ts';

const KEY = 'api.webhooks';
const off = { enabled: false, limit: null, unlimited: false, text: null, json: null };

const webhooks: TenantFeature = {
  ...off,
  key: KEY,
  name: 'Webhooks',
  category: 'API',
  type: 'BOOLEAN',
  source: 'TIER',
  reason: 'TIER',
  blockedBy: [],
  expiresAt: null,
  ignoredOverride: null,
  pendingRequestId: null,
  deprecated: false,
};
const tenant: Tenant = {
  id: 'acme',
  name: 'Acme',
  slug: 'acme',
  state: 'ACTIVE',
  isActive: true,
  licenseExpiresAt: null,
  version: 3,
  pendingRequestCount: 0,
  tier: { id: 'pro', name: 'Pro' },
  overrides: [],
};

interface Sent {
  readonly dryRun: boolean;
  readonly reason: string;
  readonly value: unknown;
  readonly expiresAt: string | null;
}

interface FakeAnswer {
  readonly allowTenantOverride?: boolean;
  readonly problem?: { readonly code: string; readonly message: string } & Readonly<Record<string, unknown>>;
}

/** Answers as the server would, and keeps what was sent. */
function fakeNetwork({ allowTenantOverride = true, problem }: FakeAnswer = {}) {
  const sent: Sent[] = [];
  const feature = {
    id: 'webhooks',
    key: KEY,
    name: 'Webhooks',
    type: 'BOOLEAN',
    isActive: true,
    isDeprecated: false,
    defaultValue: off,
    tiers: [{ tier: { id: 'pro', name: 'Pro' }, value: off, allowTenantOverride }],
  };
  const link = new ApolloLink(({ operationName, variables }) => {
    if (operationName === 'overrideContext') return of({ data: { feature } });
    const { input } = variables as { readonly input: Sent };
    sent.push(input);
    const impact =
      input.dryRun && problem === undefined ? { tenantCount: 0, features: [], models: [], components: [] } : null;
    return of({
      data: {
        setTenantOverride: {
          __typename: 'TenantOverridePayload',
          revision: '9',
          problem: problem ?? null,
          impact,
          switchedOff: [],
        },
      },
    });
  });
  return { sent, client: new ApolloClient({ link, cache: new InMemoryCache({ possibleTypes }) }) };
}

function renderDialog(client: ApolloClient): { readonly addresses: readonly string[] } {
  const { hook, searchHook, history } = memoryLocation({ path: `/tenants/acme?override=${KEY}`, record: true });
  render(
    <MantineProvider env="test">
      <ApolloProvider client={client}>
        <Router hook={hook} searchHook={searchHook}>
          <OverrideDialog tenant={tenant} features={[webhooks]} featureKey={KEY} opened onClose={() => {}} />
        </Router>
      </ApolloProvider>
    </MantineProvider>,
  );
  return { addresses: history };
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

describe('the dialog of an override', () => {
  it('gives what is off, and writes a reason where nobody does', async () => {
    const { client, sent } = fakeNetwork();
    renderDialog(client);
    expect(await screen.findByRole('switch', { name: 'Webhooks' })).toHaveProperty('checked', true);
    await userEvent.click(screen.getByRole('button', { name: 'Until Friday' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent.some(({ dryRun }) => !dryRun)).toBe(true));
    const saved = sent.find(({ dryRun }) => !dryRun);
    expect(saved?.value).toEqual({ enabled: true });
    expect(saved?.reason).toMatch(/^On until Fri \d+ \w+.*, set in the console$/);
    const end = new Date(saved?.expiresAt ?? '');
    expect([end.getDay(), end.getHours(), end.getMinutes()]).toEqual([6, 0, 0]);
  });

  it('sends the reason that somebody gives', async () => {
    const { client, sent } = fakeNetwork();
    renderDialog(client);
    await screen.findByRole('switch', { name: 'Webhooks' });
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'A trial');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent.find(({ dryRun }) => !dryRun)?.reason).toBe('A trial'));
  });

  it('does not ask the server for what the tier forbids, and leads to the tier', async () => {
    const { client, sent } = fakeNetwork({ allowTenantOverride: false });
    renderDialog(client);
    const way = await screen.findByRole('link', { name: 'Open Webhooks in Pro' });
    expect(way.getAttribute('href')).toBe(`/tiers/pro?search=${KEY}`);
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    expect(sent).toEqual([]);
  });

  it('offers to override first what the feature needs', async () => {
    const details = { key: KEY, missing: ['api.public_endpoints'] };
    const problem = { code: 'DEPENDENCY_UNMET', message: 'It needs api.public_endpoints.', path: ['key'], details };
    const { client } = fakeNetwork({ problem });
    const { addresses } = renderDialog(client);
    await userEvent.click(await screen.findByRole('button', { name: 'Override api.public_endpoints first' }));
    expect(addresses.at(-1)).toBe('/tenants/acme?override=api.public_endpoints');
  });
});
