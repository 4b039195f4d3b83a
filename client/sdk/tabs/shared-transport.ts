import { createGraphqlWsTransport, type GraphqlWsTransportOptions } from '../core/graphql-ws-transport.ts';
import type { Transport } from '../core/transport.ts';
import { createTabGroup, MOVED, type TabGroup } from './tab-group.ts';

/** Where the server is and who asks, as for `createGraphqlWsTransport`. */
export interface SharedTransportOptions extends GraphqlWsTransportOptions {
  /**
   * What in the token says who it stands for, such as user and tenant. Tabs share where it is equal. By default the whole token,
   * so tabs whose tokens differ do not share.
   */
  readonly identityOf?: (token: string) => string;
  /** Makes the transport of the tab that has the socket. Default: `createGraphqlWsTransport`. It has to use the `getToken` that it is given. */
  readonly connect?: (options: GraphqlWsTransportOptions) => Transport;
}

interface Group extends TabGroup {
  readonly name: string;
  /** The token that named the group, until it is used or too old: some products make another one at each call. */
  token: { readonly value: string | null; readonly at: number } | null;
}

// Tabs of two versions of a product must not misunderstand each other: to be raised with the operation or the messages.
const VERSION = 1;

// A tab may take the lead hours after it has joined, with a token that is long over.
const TOKEN_KEPT_MS = 10_000; // 10 seconds

// Locks and digests exist on secure pages only: https, and http on this machine.
const canShare = (): boolean =>
  typeof BroadcastChannel === 'function' &&
  typeof navigator === 'object' &&
  'locks' in navigator &&
  globalThis.crypto?.subtle !== undefined;

/** One socket for all tabs of this origin that show the same tenant to the same user. Where the browser cannot, each tab has its own. */
export function createSharedTransport(options: SharedTransportOptions): Transport {
  const { identityOf = (token: string) => token, connect = createGraphqlWsTransport, ...own } = options;
  if (!canShare()) return connect(own);
  const { url, getToken } = own;
  let group: Group | null = null;
  let renewed: string | null | undefined;

  async function nameOf(token: string | null): Promise<string> {
    const identity = JSON.stringify([VERSION, url, token === null ? null : identityOf(token)]);
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identity));
    return `tenant-feature-control:${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  function createGroup(name: string): Group {
    const transport = connect({
      ...own,
      async getToken(request) {
        const kept = created.token;
        created.token = null;
        if (kept !== null && !request.fresh && Date.now() < kept.at + TOKEN_KEPT_MS) return kept.value;
        const token = (await getToken?.(request)) ?? null;
        if ((await nameOf(token)) === name) return token;
        // What this socket would hear is not for the tabs that wait here.
        renewed = token;
        throw Object.assign(new Error('The token is for somebody else.'), { code: MOVED });
      },
    });
    const created: Group = { name, token: null, ...createTabGroup({ name, transport }) };
    return created;
  }

  const entering = new Set<object>();
  const leaving: (() => void)[] = [];

  // A store that resumes opens the next subscription before it ends the last one. It must not lose the lead while its token is
  // being fetched.
  function entered(visit: object): void {
    entering.delete(visit);
    if (entering.size === 0) for (const leave of leaving.splice(0)) leave();
  }

  return {
    subscribe(_from, sink) {
      const visit = {};
      let ended = false;
      let leave = (): void => undefined;
      async function enter(): Promise<void> {
        const token = renewed === undefined ? ((await getToken?.({ fresh: false })) ?? null) : renewed;
        renewed = undefined;
        const name = await nameOf(token);
        if (ended) return;
        if (group?.name !== name) group = createGroup(name);
        group.token = { value: token, at: Date.now() };
        leave = group.join(sink);
        entered(visit);
      }
      entering.add(visit);
      enter().catch((error: unknown) => {
        entered(visit);
        if (!ended) sink.error(error);
      });
      return () => {
        if (ended) return;
        ended = true;
        leaving.push(() => leave());
        entered(visit);
      };
    },
  };
}
