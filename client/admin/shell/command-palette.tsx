import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconBuilding, IconSearch, IconStack2, IconToggleRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { navItems } from './nav-items.ts';
import { paletteQuery } from './operations.ts';
import { quickActions } from './quick-actions.ts';

const icon = { size: 18, stroke: 1.6 } as const;

/** Ctrl K: every screen, feature, tier, tenant and action, by name. */
export function CommandPalette(): ReactNode {
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const [search] = useDebouncedValue(query.trim(), 120);
  const { data } = useQuery(paletteQuery, { variables: { search }, skip: search === '' });

  const words = query.trim().toLowerCase();
  const matching = (action: SpotlightActionData): boolean =>
    `${action.label ?? ''} ${action.description ?? ''}`.toLowerCase().includes(words);
  const found = words === '' || search === '' ? undefined : data;

  const groups: readonly SpotlightActionGroupData[] = [
    {
      group: 'Tenants',
      actions: (found?.tenants.edges ?? []).map(({ node }) => ({
        id: `tenant:${node.id}`,
        label: node.name,
        description: node.slug,
        leftSection: <IconBuilding {...icon} aria-hidden />,
        onClick: () => navigate(`/tenants/${node.id}`),
      })),
    },
    {
      group: 'Features',
      actions: (found?.features.edges ?? []).map(({ node }) => ({
        id: `feature:${node.key}`,
        label: node.name,
        description: node.key,
        leftSection: <IconToggleRight {...icon} aria-hidden />,
        onClick: () => navigate(`/features/${node.key}`),
      })),
    },
    {
      group: 'Tiers',
      actions: (found?.tiers ?? [])
        .map(({ id, name }) => ({
          id: `tier:${id}`,
          label: name,
          leftSection: <IconStack2 {...icon} aria-hidden />,
          onClick: () => navigate(`/tiers/${id}`),
        }))
        .filter(matching),
    },
    {
      group: 'Actions',
      actions: quickActions
        .map(({ label, about, path, icon: Icon }) => ({
          id: `action:${path}`,
          label,
          description: about,
          leftSection: <Icon {...icon} aria-hidden />,
          onClick: () => navigate(path),
        }))
        .filter(matching),
    },
    {
      group: 'Screens',
      actions: navItems
        .map(({ path, label, about, icon: Icon }) => ({
          id: `screen:${path}`,
          label,
          description: about,
          leftSection: <Icon {...icon} aria-hidden />,
          onClick: () => navigate(path),
        }))
        .filter(matching),
    },
  ];

  return (
    <Spotlight
      actions={groups
        .filter(({ actions }) => actions.length > 0)
        .map((group) => ({ ...group, actions: [...group.actions] }))}
      query={query}
      onQueryChange={setQuery}
      // The server has searched already, by keys and slugs too.
      filter={(_query, actions) => actions}
      shortcut={['mod + K', '/']}
      nothingFound="Nothing of that name"
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch {...icon} aria-hidden />,
        placeholder: 'Tenant, feature, tier or action',
        'aria-label': 'Search the console',
      }}
    />
  );
}
