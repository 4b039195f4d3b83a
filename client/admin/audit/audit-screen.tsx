import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { History } from '../history/history.tsx';
import { UndoDialog } from '../history/undo-dialog.tsx';
import { filterOf } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';
import { ExportMenu } from './export-menu.tsx';

/** Who changed what, when and why. The address names the filter and an open undo. */
export function AuditScreen(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => filterOf(search), [search]);
  const undo = search.get('undo');

  const withoutDialog = new URLSearchParams(search);
  withoutDialog.delete('undo');
  withoutDialog.delete('export');

  return (
    <Stack gap="md" maw={1100}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            Audit log
          </Title>
          <Text c="dimmed">Every change, for good. Each can be taken back where nothing was built on it since.</Text>
        </div>
        <ExportMenu
          filter={filter}
          opened={search.has('export')}
          onToggle={(opened) => setSearch(opened ? [...withoutDialog, ['export', '']] : withoutDialog)}
        />
      </Group>
      <AuditFilters search={withoutDialog} onChange={setSearch} />
      <History
        key={JSON.stringify(filter)}
        filter={filter}
        onUndo={(revision) => setSearch([...withoutDialog, ['undo', revision]])}
      />
      {undo !== null && <UndoDialog key={undo} revision={undo} onClose={() => setSearch(withoutDialog)} />}
    </Stack>
  );
}
