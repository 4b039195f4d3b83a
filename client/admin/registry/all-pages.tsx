import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import type { Registry, RegistryItem } from './registry.ts';

/** The whole list, once it is there. */
export interface WholeList<Item> {
  /** Null while it is under way. */
  readonly items: readonly Item[] | null;
  readonly tenantCount: number;
  /** Reads again, where reading failed. */
  readonly retry: (() => Promise<unknown>) | null;
}

interface AllPagesProps<Item extends RegistryItem> {
  readonly registry: Registry<Item>;
  readonly children: (list: WholeList<Item>) => ReactNode;
  readonly after?: string | null;
  readonly before?: readonly Item[];
}

/** Reads page after page, each live, and shows them as one list: a registry is small, and is filtered here as one types. */
export function AllPages<Item extends RegistryItem>(props: AllPagesProps<Item>): ReactNode {
  const { registry, children, after = null, before = [] } = props;
  const { data, previousData, error, refetch } = useQuery(registry.query, { variables: { after } });
  const answer = data ?? previousData;
  const retry = error === undefined ? null : refetch;
  if (answer === undefined) return children({ items: null, tenantCount: 0, retry });
  const { pageInfo, edges } = answer.page;
  const items = [...before, ...edges.map(({ node }) => node)];
  if (!pageInfo.hasNextPage) return children({ items, tenantCount: answer.tenants.totalCount, retry: null });
  return (
    <AllPages registry={registry} after={pageInfo.endCursor} before={items}>
      {children}
    </AllPages>
  );
}
