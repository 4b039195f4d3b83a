import { Tabs, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAddress } from '../reading/use-address.ts';
import { categories } from '../values/categories.ts';
import { GateLegend } from './gate-legend.tsx';
import { relationNotes } from './relation-notes.ts';
import type { Registry } from './tier-edit.ts';
import type { EditedRow, TierEditing } from './tier-editing.ts';
import { TierFeatureRow } from './tier-feature-row.tsx';
import { useEditActions } from './use-edit-actions.ts';

interface TierFeaturesProps {
  readonly editing: TierEditing;
  readonly registry: Registry;
}

function counter(rows: readonly EditedRow[]): string {
  return `${rows.filter(({ isOn }) => isOn).length}/${rows.length}`;
}

/** The features of a tier by category, with a search. Tab and search stand in the address. */
export function TierFeatures({ editing, registry }: TierFeaturesProps): ReactNode {
  const { params, adjust } = useAddress();
  const category = (params.get('category') ?? '').toUpperCase();
  const search = params.get('search') ?? '';
  const words = search.trim().toLowerCase();
  const actions = useEditActions(editing);
  const notes = relationNotes(registry, editing.rows);

  const all = [...editing.rows.values()];
  const groups = categories
    .map(({ id, label }) => ({ id, label, rows: all.filter(({ feature }) => feature.category === id) }))
    .filter(({ rows }) => rows.length > 0);
  const tab = groups.some(({ id }) => id === category) ? category : 'ALL';

  const sections = groups
    .filter(({ id }) => tab === 'ALL' || id === tab)
    .map((group) => ({
      ...group,
      found: group.rows.filter(({ feature: { name, key, description } }) =>
        `${name} ${key} ${description ?? ''}`.toLowerCase().includes(words),
      ),
    }))
    .filter(({ found }) => found.length > 0);

  return (
    <Tabs
      value={tab}
      onChange={(value) => adjust({ category: value === null || value === 'ALL' ? null : value.toLowerCase() })}
      keepMounted={false}
    >
      <div className="tier-toolbar">
        <Tabs.List className="tier-tabs" aria-label="Categories">
          <Tabs.Tab value="ALL">
            All <span className="tab-counter">{counter(all)}</span>
          </Tabs.Tab>
          {groups.map(({ id, label, rows }) => (
            <Tabs.Tab key={id} value={id}>
              {label} <span className="tab-counter">{counter(rows)}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <TextInput
          type="search"
          size="xs"
          className="tier-search"
          aria-label={`Search the features of ${editing.tier.name}`}
          placeholder="Search features"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={(event) => adjust({ search: event.currentTarget.value })}
        />
      </div>
      <Tabs.Panel value={tab}>
        <GateLegend />
        {sections.map(({ id, label, rows, found }) => (
          <section key={id} aria-label={label}>
            {tab === 'ALL' && (
              <Title order={2} size="h6" className="tier-category">
                {label} <span className="tab-counter">{counter(rows)}</span>
              </Title>
            )}
            <ul className="plain-list tier-features">
              {found.map((row) => (
                <TierFeatureRow
                  key={row.feature.key}
                  row={row}
                  notes={notes.get(row.feature.key)}
                  tierName={editing.tier.name}
                  registry={registry}
                  actions={actions}
                />
              ))}
            </ul>
          </section>
        ))}
        {sections.length === 0 && (
          <Text py="xl" role="status">
            No feature here has “{search}” in its name, key or description.
          </Text>
        )}
      </Tabs.Panel>
    </Tabs>
  );
}
