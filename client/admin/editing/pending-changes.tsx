import { Box, Button, Collapse, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Problem, SendChange } from './change-answer.ts';
import { type ChangeLine, ChangeLines } from './change-lines.tsx';
import { ImpactSummary } from './impact-summary.tsx';
import { ProblemNotice, type Remedy } from './problem-notice.tsx';
import { useRehearsal } from './use-rehearsal.ts';
import { useSave } from './use-save.tsx';

interface PendingChangesProps {
  /** The readable difference; nothing is shown while it is empty. */
  readonly lines: readonly ChangeLine[];
  /** The change as text: what is rehearsed is asked again when it is another. */
  readonly what: string;
  readonly send: SendChange;
  /** What was saved, for the notice, such as `Pro saved`. */
  readonly done: string;
  readonly onSaved: () => void;
  readonly onDiscard: () => void;
  readonly remediesOf?: (problem: Problem) => readonly Remedy[];
  /** What there is to know before saving, where there is something. */
  readonly note?: string;
}

/** The one bar under every edit: what changes, who is affected, why, and one Save. */
export function PendingChanges(props: PendingChangesProps): ReactNode {
  const { lines, what, send, done, onSaved, onDiscard, remediesOf, note } = props;
  const hasConflict = lines.some(({ conflict }) => conflict !== undefined);
  const rehearsal = useRehearsal(send, lines.length === 0 ? null : what);
  const { saving, problem: refused, save, forget } = useSave({ send, done });
  const [reason, setReason] = useState('');
  const [opened, details] = useDisclosure();
  const [tried, setTried] = useState<string | null>(null);
  // What was refused is another thing as soon as it is edited.
  const problem = rehearsal?.problem ?? (tried === what ? refused : null);
  const cannotSave = lines.length === 0 || hasConflict;

  async function submit(): Promise<void> {
    if (cannotSave || saving) return;
    setTried(what);
    if (!(await save(reason))) return;
    setReason('');
    onSaved();
  }
  useHotkeys([['mod+S', () => void submit()]], []);

  if (lines.length === 0) return null;
  return (
    <Paper withBorder shadow="lg" p="sm" className="pending-changes" role="region" aria-label="Unsaved changes">
      <Stack gap="xs">
        {problem !== null && <ProblemNotice problem={problem} remedies={remediesOf?.(problem) ?? []} />}
        <Collapse expanded={opened || hasConflict}>
          <Box mah={280} className="scrolling">
            <ChangeLines lines={lines} />
          </Box>
        </Collapse>
        {note !== undefined && <Text size="sm">{note}</Text>}
        <Group gap="sm" justify="space-between">
          <Group gap="sm">
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={details.toggle}
              aria-expanded={opened || hasConflict}
              leftSection={opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronUp size={16} aria-hidden />}
            >
              {lines.length === 1 ? '1 change' : `${lines.length} changes`}
            </Button>
            {problem === null ? (
              <ImpactSummary impact={rehearsal?.impact ?? null} />
            ) : (
              <Text size="sm" c="dimmed">
                Not possible as it is.
              </Text>
            )}
          </Group>
          <Group gap="xs" component="form" onSubmit={(event) => event.preventDefault()}>
            <TextInput
              aria-label="Reason, for the audit log"
              placeholder="Reason (for the audit log)"
              maxLength={500}
              w={{ base: '100%', xs: 220 }}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              variant="default"
              onClick={() => {
                forget();
                onDiscard();
              }}
            >
              Discard
            </Button>
            <Button type="submit" loading={saving} disabled={cannotSave} onClick={() => void submit()}>
              Save
            </Button>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}
