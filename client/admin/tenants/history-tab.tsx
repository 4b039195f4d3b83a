import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { History } from '../history/history.tsx';

/** What happened to the tenant, newest first, change by change. */
export function HistoryTab({ tenantId }: { readonly tenantId: string }): ReactNode {
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          What was changed about this tenant itself. Changes of its tier and of the registry stand in the audit log.
        </Text>
        <Anchor component={Link} href={`/audit?tenant=${tenantId}`} size="sm">
          Open in the audit log, to filter or undo
        </Anchor>
      </Group>
      <History filter={{ tenantId }} />
    </Stack>
  );
}
