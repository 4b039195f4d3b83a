import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Moment } from '../values/moment.tsx';
import type { ChangeSet } from './audit-entry.ts';
import { EntryLine } from './entry-line.tsx';
import { operationText } from './operation-text.ts';

const SHOWN = 6; // lines; a seed has hundreds

interface ChangeCardProps {
  readonly change: ChangeSet;
  /** Whether what it names leads to its screen. */
  readonly linked: boolean;
  /** Where it is left out, there is no undo here. */
  readonly onUndo?: () => void;
}

/** One change with all that it wrote: who, what, when and why. */
export function ChangeCard({ change, linked, onUndo }: ChangeCardProps): ReactNode {
  const { revision, performedAt, actorName, operation, reason, entryCount, entries } = change;
  const [opened, setOpened] = useState(false);
  const shown = opened ? entries : entries.slice(0, SHOWN);
  const elsewhere = entryCount - entries.length;
  return (
    <li className="change-card" aria-label={`Revision ${revision}`}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm">
            <b>{actorName ?? 'The system'}</b> {operationText(operation)}
          </Text>
          <Text size="xs" c="dimmed">
            <Moment at={performedAt} />
            {linked && (
              <>
                {' · '}
                <Anchor component={Link} href={`/audit?revision=${revision}`} size="xs" underline="always">
                  revision {revision}
                </Anchor>
              </>
            )}
          </Text>
        </div>
        {onUndo !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            aria-label={`Undo revision ${revision}`}
            onClick={onUndo}
          >
            Undo
          </Button>
        )}
      </Group>
      {reason !== null && (
        <Text size="sm" className="quoted">
          {reason}
        </Text>
      )}
      <ul className="plain-list entry-list">
        {shown.map((entry) => (
          <EntryLine key={entry.id} entry={entry} linked={linked} />
        ))}
      </ul>
      {entries.length > SHOWN && (
        <Button size="compact-xs" variant="subtle" onClick={() => setOpened(!opened)} aria-expanded={opened}>
          {opened ? 'Show fewer' : `Show all ${entries.length}`}
        </Button>
      )}
      {linked && elsewhere > 0 && (
        <Text size="xs" c="dimmed">
          and {elsewhere} more in{' '}
          <Anchor component={Link} href={`/audit?revision=${revision}`} size="xs" underline="always">
            the whole change
          </Anchor>
        </Text>
      )}
    </li>
  );
}
