import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { exportAudit } from '../api/export-audit.ts';
import { useSession } from '../session/session.ts';
import type { Tenant } from './tenant.ts';

/** Saves everything that the audit log knows of a tenant: as CSV in one click, as JSON lines from the menu. */
export function ExportButton({ tenant: { id, slug, name } }: { readonly tenant: Tenant }): ReactNode {
  const { token } = useSession();
  const [exporting, setExporting] = useState(false);

  async function save(format: 'csv' | 'jsonl'): Promise<void> {
    setExporting(true);
    try {
      await exportAudit({ token, format, filter: { tenantId: id }, fileName: `audit-${slug}` });
      notifications.show({
        color: 'teal',
        title: 'Audit log exported',
        message: `Everything that happened to ${name}.`,
      });
    } catch {
      notifications.show({
        color: 'red',
        title: 'The audit log was not exported',
        message: 'The server did not answer, or refused. Try again.',
      });
    } finally {
      setExporting(false);
    }
  }

  return (
    <Group gap={0} wrap="nowrap" className="split-button">
      <Button
        variant="default"
        size="xs"
        loading={exporting}
        leftSection={<IconDownload size={16} aria-hidden />}
        aria-label="Export audit as CSV"
        onClick={() => void save('csv')}
      >
        Export audit
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" h={30} w={28} aria-label="Other formats of the audit export">
            <IconChevronDown size={14} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save('csv')}>CSV, for spreadsheets</Menu.Item>
          <Menu.Item onClick={() => void save('jsonl')}>JSON lines, for programs</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
