import { Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** One edit that is not saved, in words. */
export interface ChangeLine {
  readonly id: string;
  /** What it is about, such as a feature's name. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly onRevert: () => void;
  /** There where somebody else changed the same thing meanwhile. */
  readonly conflict?: { readonly theirs: string; readonly onKeepMine: () => void; readonly onTakeTheirs: () => void };
}

/** The difference that saving would make, line by line; a conflict is decided in its line. */
export function ChangeLines({ lines }: { readonly lines: readonly ChangeLine[] }): ReactNode {
  return (
    <ul className="plain-list change-lines" aria-label="What changes">
      {lines.map(({ id, label, before, after, onRevert, conflict }) => (
        <li key={id} data-conflict={conflict !== undefined || undefined}>
          <Group gap="xs" justify="space-between">
            <Group gap={6}>
              <Text size="sm" fw={600}>
                {label}
              </Text>
              <Text size="sm" c="dimmed" td="line-through">
                {before}
              </Text>
              <IconArrowRight size={14} aria-label="becomes" />
              <Text size="sm">{after}</Text>
            </Group>
            {conflict === undefined ? (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                leftSection={<IconArrowBackUp size={14} aria-hidden />}
                onClick={onRevert}
              >
                Take back
              </Button>
            ) : (
              <Group gap="xs" role="alert">
                <Text size="sm" className="conflict-text">
                  Somebody set it to {conflict.theirs} meanwhile.
                </Text>
                <Button size="compact-xs" variant="default" onClick={conflict.onTakeTheirs}>
                  Take theirs
                </Button>
                <Button size="compact-xs" variant="default" onClick={conflict.onKeepMine}>
                  Keep mine
                </Button>
              </Group>
            )}
          </Group>
        </li>
      ))}
    </ul>
  );
}
