import { Badge, Button, Group, Text } from '@mantine/core';
import { IconPlus, IconTable } from '@tabler/icons-react';
import { type ReactNode, use, useSyncExternalStore } from 'react';
import { Link, useRoute, useSearchParams } from 'wouter';
import { DraftStoreContext } from '../editing/draft-store.ts';
import { DRAFT, type TierSummary } from './tier-edit.ts';

/** All tiers at the side. A dot marks those with edits that are not saved. */
export function TierList({ tiers }: { readonly tiers: readonly TierSummary[] }): ReactNode {
  const [, params] = useRoute('/tiers/:id');
  const [search] = useSearchParams();
  const store = use(DraftStoreContext);
  const draft = useSyncExternalStore(store.subscribe, () => store.get(DRAFT));
  const edited = new Set(Object.keys(draft ?? {}).map((id) => id.split('/')[0]));
  const category = search.get('category');
  const isMatrix = params?.id === 'matrix';

  return (
    <nav className="tier-list" aria-label="Tiers">
      <Group gap="xs" wrap="nowrap" className="tier-list-actions">
        <Button
          component={Link}
          href="/tiers/matrix"
          size="xs"
          variant={isMatrix ? 'light' : 'default'}
          leftSection={<IconTable size={14} aria-hidden />}
          aria-current={isMatrix ? 'page' : undefined}
        >
          Compare
        </Button>
        <Button
          component={Link}
          href="?new"
          aria-label="New tier"
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          New
        </Button>
      </Group>
      <ul className="plain-list tier-links">
        {tiers.map(({ id, name, tenantCount, isActive }) => (
          <li key={id}>
            <Link
              href={`/tiers/${id}${category === null ? '' : `?category=${category}`}`}
              className="tier-link"
              aria-current={params?.id === id ? 'page' : undefined}
            >
              <span className="tier-link-name">
                <Text component="span" size="sm" fw={600} truncate>
                  {name}
                </Text>
                {edited.has(id) && <span className="edited-dot" role="img" aria-label="Unsaved changes" />}
              </span>
              <span className="tier-link-about">
                <Text component="span" size="xs" className="quiet">
                  {tenantCount === 1 ? '1 tenant' : `${tenantCount} tenants`}
                </Text>
                {!isActive && (
                  <Badge size="xs" variant="default">
                    Inactive
                  </Badge>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
