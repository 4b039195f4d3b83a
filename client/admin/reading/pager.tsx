import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Pages } from './use-pages.ts';

interface PagerProps {
  readonly pages: Pages;
  readonly info: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly previous?: string;
  readonly next?: string;
}

/** Leads from page to page; nothing where there is only one. */
export function Pager({ pages, info, previous = 'Previous', next = 'Next' }: PagerProps): ReactNode {
  const { hasNextPage, endCursor } = info;
  if (pages.before === 0 && !hasNextPage) return null;
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" disabled={pages.before === 0} onClick={pages.previous}>
        {previous}
      </Button>
      <Button
        variant="default"
        size="xs"
        disabled={!hasNextPage}
        onClick={() => endCursor !== null && pages.next(endCursor)}
      >
        {next}
      </Button>
    </Group>
  );
}
