import { Button, Menu, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { exportAudit } from '../api/export-audit.ts';
import { useSession } from '../session/session.ts';

interface ExportMenuProps {
  /** What is exported: the same that is shown. */
  readonly filter: Readonly<Record<string, string>>;
  readonly opened: boolean;
  readonly onToggle: (opened: boolean) => void;
}

/** Saves what the filter shows, all of it and not only the page, as a file. */
export function ExportMenu({ filter, opened, onToggle }: ExportMenuProps): ReactNode {
  const { token } = useSession();
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function save(format: 'csv' | 'jsonl'): Promise<void> {
    setSaving(true);
    setProblem(null);
    try {
      await exportAudit({ token, format, filter, fileName: 'audit' });
    } catch {
      setProblem('The export did not arrive. Try again.');
    } finally {
      setSaving(false);
    }
  }

  return (
    <div>
      <Menu opened={opened} onChange={onToggle} position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={saving} leftSection={<IconDownload size={16} aria-hidden />}>
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save('csv')}>As CSV, for spreadsheets</Menu.Item>
          <Menu.Item onClick={() => void save('jsonl')}>As JSON lines, for programs</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {problem !== null && (
        <Text size="sm" role="alert" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
    </div>
  );
}
