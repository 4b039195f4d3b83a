import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAddress } from '../reading/use-address.ts';
import { MatrixChanges } from './matrix-changes.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { matrixRows } from './matrix-rows.ts';
import { NoTiers } from './no-tiers.tsx';
import { allTierRowsQuery } from './operations.ts';
import type { Registry, Tier } from './tier-edit.ts';
import { tierEditing } from './tier-editing.ts';
import { useRegistry } from './use-registry.ts';
import { useTierDraft } from './use-tier-draft.ts';

/** All tiers side by side, each cell editable. */
export function TierMatrix(): ReactNode {
  const { data, previousData } = useQuery(allTierRowsQuery);
  const tiers = (data ?? previousData)?.tiers;
  const registry = useRegistry(tiers?.[0]?.id ?? null);

  if (tiers?.length === 0) return <NoTiers />;
  return (
    <>
      <Title order={1} size="h2">
        Compare all tiers
      </Title>
      {tiers === undefined || registry === null ? (
        <Stack gap="xs" aria-busy="true" aria-label="Loading the tiers">
          <Skeleton h={36} />
          <Skeleton h={480} />
        </Stack>
      ) : (
        <LoadedMatrix tiers={tiers} registry={registry} />
      )}
    </>
  );
}

interface LoadedMatrixProps {
  readonly tiers: readonly Tier[];
  readonly registry: Registry;
}

function LoadedMatrix({ tiers, registry }: LoadedMatrixProps): ReactNode {
  const { params, adjust } = useAddress();
  const draft = useTierDraft(tiers);
  const editings = tiers.map((tier) => tierEditing(tier, registry, draft));
  const search = params.get('search') ?? '';
  const onlyDifferences = params.has('differences');
  const groups = matrixRows(registry, editings, { words: search.trim().toLowerCase(), onlyDifferences });
  const shown = groups.reduce((sum, { features }) => sum + features.length, 0);

  return (
    <>
      <Text size="sm" className="quiet" mb="sm">
        A dashed value is inherited from the default. Arrows move, Space switches, Enter opens the editor.
      </Text>
      <div className="tier-toolbar">
        <Switch
          label="Only differences"
          checked={onlyDifferences}
          onChange={(event) => adjust({ differences: event.currentTarget.checked ? 'yes' : null })}
        />
        <Text size="sm" className="quiet" role="status">
          {shown} of {registry.size} features
        </Text>
        <TextInput
          type="search"
          size="xs"
          className="tier-search"
          aria-label="Search the features"
          placeholder="Search features"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={(event) => adjust({ search: event.currentTarget.value })}
        />
      </div>
      {shown === 0 ? (
        <Text py="xl">
          {search === '' ? 'The tiers do not differ.' : `No feature has “${search}” in its name or key.`}
        </Text>
      ) : (
        <MatrixGrid editings={editings} registry={registry} groups={groups} />
      )}
      <MatrixChanges editings={editings} draft={draft} />
    </>
  );
}
