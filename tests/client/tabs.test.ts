// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSharedTransport, type SharedTransportOptions } from '../../client/sdk/entries/tabs.ts';
import { createFeatureStore, type FeatureStore } from '../../client/sdk/index.ts';
import { type LiveServer, startLiveServer } from './support/live-server.ts';
import { until } from '../support/until.ts';
import { delta, feature, snapshot } from './support/updates.ts';

const key = 'ui.debug.enabled';
const WAIT = { timeout: 8_000, interval: 5 };

vi.setConfig({ testTimeout: 30_000 });

/** A tab as far as the SDK can tell: locks and channels are those of Node, which are the browser's. */
interface Tab {
  readonly store: FeatureStore;
  readonly errors: unknown[];
  close(): void;
}

let server: LiveServer;
let tabs: Tab[];

beforeEach(async () => {
  tabs = [];
  server = await startLiveServer(({ ifNoneMatch }) =>
    ifNoneMatch === undefined || ifNoneMatch === null ? snapshot([feature(key)]) : delta(ifNoneMatch, ifNoneMatch, []),
  );
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  for (const tab of tabs) tab.close();
  await until('every socket is closed', () => server.openSockets() === 0);
  await server.stop();
});

function openTab(options: Partial<SharedTransportOptions> = {}): Tab {
  const errors: unknown[] = [];
  const store = createFeatureStore({
    transport: createSharedTransport({ url: server.url, getToken: () => 'token-1', ...options }),
    onError: (error) => errors.push(error),
  });
  const tab = { store, errors, close: store.start() };
  tabs.push(tab);
  return tab;
}

const live = (tab: Tab): Promise<void> => vi.waitFor(() => expect(tab.store.getStatus()).toBe('live'), WAIT);
const isOn = (tab: Tab): boolean => tab.store.getFeature(key).enabled;
const off = (from: string, etag: string, revision: string) =>
  delta(from, etag, [feature(key, { enabled: false })], { revision });

describe('tabs that share', () => {
  it('have one socket, and all hear what it hears', async () => {
    const [first, second, third] = [openTab(), openTab(), openTab()];
    await Promise.all([first, second, third].map(live));
    expect(server.sockets).toHaveLength(1);
    expect(server.runningSubscriptions()).toBe(1);
    server.push(off('e1', 'e2', '2'));
    await vi.waitFor(() => expect([first, second, third].map(isOn)).toEqual([false, false, false]), WAIT);
    const late = openTab();
    await live(late);
    expect(isOn(late)).toBe(false);
    expect(server.sockets).toHaveLength(1);
  });

  it('lose nothing when the tab with the socket closes: the next one resumes where it stopped', async () => {
    const first = openTab();
    await live(first);
    const [second, third] = [openTab(), openTab()];
    await Promise.all([second, third].map(live));
    const seen: string[] = [];
    second.store.subscribeStatus(() => seen.push(second.store.getStatus()));
    server.push(delta('e1', 'e2', [feature('ui.debug.step_execution')], { revision: '2' }));
    await vi.waitFor(() => expect(third.store.getState()?.etag).toBe('e2'), WAIT);
    // What happens while nobody has a socket comes with the answer to the next one.
    server.answer = ({ ifNoneMatch }) => off(ifNoneMatch ?? '', 'e3', '3');
    first.close();
    await vi.waitFor(() => expect([second, third].map(isOn)).toEqual([false, false]), WAIT);
    expect(server.subscriptions.at(-1)).toEqual({ ifNoneMatch: 'e2' });
    expect(server.sockets).toHaveLength(2);
    await vi.waitFor(() => expect(server.openSockets()).toBe(1), WAIT);
    expect(seen).toEqual([]);
    expect(second.errors).toEqual([]);
  });

  it('are all told of a lost connection, and come back together', async () => {
    const [first, second] = [openTab(), openTab()];
    await Promise.all([first, second].map(live));
    server.kill();
    await vi.waitFor(
      () => expect([first, second].map(({ store }) => store.getStatus())).toEqual(['stale', 'stale']),
      WAIT,
    );
    await Promise.all([first, second].map(live));
    expect(server.sockets).toHaveLength(2);
    expect(first.errors).toHaveLength(1);
    expect(second.errors).toHaveLength(1);
  });

  it('are off together where the server cannot be reached from the start', async () => {
    server.refuseWith = 1013;
    const [first, second] = [openTab(), openTab()];
    await vi.waitFor(
      () => expect([first, second].map(({ store }) => store.getStatus())).toEqual(['offline', 'offline']),
      WAIT,
    );
    expect([first, second].map(isOn)).toEqual([false, false]);
    server.refuseWith = 0;
    await Promise.all([first, second].map(live));
    expect([first, second].map(({ errors }) => errors[0])).toEqual(
      [1, 2].map(() => expect.objectContaining({ code: 1013, message: 'refused' })),
    );
  });

  it('take the lead from a tab that holds it but does not answer', async () => {
    const first = openTab();
    await live(first);
    const { held } = await navigator.locks.query();
    const name = held?.[0]?.name ?? '';
    first.close();
    const frozen = navigator.locks.request(name, () => new Promise(() => undefined));
    frozen.catch(() => undefined);
    const second = openTab();
    await live(second);
    await expect(frozen).rejects.toThrow();
  });
});

describe('tabs that may not share', () => {
  it('of different tokens have a socket each, and hear nothing of each other', async () => {
    const acme = openTab({ getToken: () => 'acme' });
    await live(acme);
    server.answer = () => snapshot([feature(key, { enabled: false })]);
    const globex = openTab({ getToken: () => 'globex' });
    await live(globex);
    expect(server.sockets.map(({ authorization }) => authorization)).toEqual(['Bearer acme', 'Bearer globex']);
    expect([acme, globex].map(isOn)).toEqual([true, false]);
  });

  it('of one identity share although their tokens differ', async () => {
    const identityOf = (token: string): string => token.split('/')[0] ?? '';
    const [first, second] = [
      openTab({ identityOf, getToken: () => 'acme/1' }),
      openTab({ identityOf, getToken: () => 'acme/2' }),
    ];
    await Promise.all([first, second].map(live));
    expect(server.sockets).toHaveLength(1);
  });

  it('fall back to a socket of their own where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    const [first, second] = [openTab(), openTab()];
    await Promise.all([first, second].map(live));
    expect(server.sockets).toHaveLength(2);
  });
});

describe('tokens', () => {
  it('that are made anew at each call are used as they come', async () => {
    let made = 0;
    await live(openTab({ getToken: () => `token-${++made}` }));
    expect(server.sockets.map(({ authorization }) => authorization)).toEqual(['Bearer token-1']);
  });

  it('are asked for again by a tab that takes the lead long after it joined', async () => {
    const clock = vi.spyOn(Date, 'now');
    const identityOf = (): string => 'acme';
    const first = openTab({ identityOf });
    await live(first);
    let current = 'when it joined';
    const second = openTab({ identityOf, getToken: () => current });
    await live(second);
    current = 'when it leads';
    const later = Date.now() + 3_600_000; // 1 hour
    clock.mockImplementation(() => later);
    first.close();
    await vi.waitFor(() => expect(server.sockets.at(-1)?.authorization).toBe('Bearer when it leads'), WAIT);
  });

  it('that are refused are renewed, and the tabs meet again under the new one', async () => {
    let kept = 'old';
    const getToken: SharedTransportOptions['getToken'] = ({ fresh }) => (fresh ? (kept = 'new') : kept);
    const [first, second] = [openTab({ getToken }), openTab({ getToken })];
    await Promise.all([first, second].map(live));
    server.close(4403);
    await vi.waitFor(() => expect(server.sockets.map((each) => each.authorization)).toContain('Bearer new'), WAIT);
    // Until it hears of the new one, the other tab may try the old one once more.
    await vi.waitFor(() => expect(server.openSockets()).toBe(1), WAIT);
    await Promise.all([first, second].map(live));
    expect((await navigator.locks.query()).held).toHaveLength(1);
  });

  it('that cannot be had leave everything off, and say why', async () => {
    const tab = openTab({ getToken: () => Promise.reject(new Error('signed out')) });
    await vi.waitFor(() => expect(tab.store.getStatus()).toBe('offline'), WAIT);
    expect(tab.errors[0]).toMatchObject({ message: 'signed out' });
  });
});
