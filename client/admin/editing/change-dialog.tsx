import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Impact, Problem, SendChange } from './change-answer.ts';
import { ImpactSummary } from './impact-summary.tsx';
import { ProblemNotice, type Remedy } from './problem-notice.tsx';
import { useRehearsal } from './use-rehearsal.ts';
import { useSave } from './use-save.tsx';

interface ChangeDialogProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The change as text: what is rehearsed is asked again when it is another. Null while there is nothing to rehearse. */
  readonly what: string | null;
  /** Whether it can be sent; where it is left out, as soon as there is something to rehearse. */
  readonly submittable?: boolean;
  readonly send: SendChange;
  /** What was done, for the notice, such as `Copy of Pro created`. */
  readonly done: string;
  readonly onSaved?: () => void;
  /** The word on the button that does it. */
  readonly action?: string;
  readonly danger?: boolean;
  readonly undoable?: boolean;
  /** False for what changes no tenant's features, such as a key. */
  readonly affectsTenants?: boolean;
  /** What follows, in the notice, in place of how to undo it. */
  readonly notice?: string;
  /** False where the form asks for all that there is to say. */
  readonly asksReason?: boolean;
  readonly reasonRequired?: boolean;
  readonly reasonAbout?: string;
  /** What the log says where nobody writes a reason; `send` puts it in. */
  readonly reasonByDefault?: string;
  readonly size?: 'lg' | 'xl';
  readonly remediesOf?: (problem: Problem) => readonly Remedy[];
  /** Says a refusal in the words of the form; undefined where the server's own are good. */
  readonly explain?: (problem: Problem) => string | undefined;
  /** The form. */
  readonly children?: ReactNode;
  /** Shows under the form what will happen to whom, in place of the sentence beside the button; null until it is known. */
  readonly renderEffect?: (impact: Impact | null) => ReactNode;
}

/** A change that is one decision: its form, who is affected, why, and one button. */
export function ChangeDialog(props: ChangeDialogProps): ReactNode {
  const {
    title,
    opened,
    onClose,
    what,
    send,
    done,
    onSaved,
    action = 'Save',
    danger,
    undoable,
    children,
    renderEffect,
  } = props;
  const {
    submittable = what !== null,
    notice,
    asksReason = true,
    reasonRequired = false,
    reasonAbout = 'For the audit log',
    reasonByDefault,
    size = 'lg',
    affectsTenants = true,
    remediesOf,
    explain,
  } = props;
  const rehearsal = useRehearsal(send, opened ? what : null);
  const { saving, problem: refused, save, forget } = useSave({ send, done, undoable: undoable ?? true, notice });
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState<string | null>(null);
  // What was refused is another thing as soon as the form is changed.
  const problem = (what === null ? null : rehearsal?.problem) ?? (tried === what ? refused : null);
  // The rehearsal has no reason yet, so that the one that is asked for here is no problem.
  const shown = problem?.code === 'REASON_REQUIRED' && reason.trim() !== '' ? null : problem;

  function close(): void {
    forget();
    setReason('');
    onClose();
  }

  async function submit(): Promise<void> {
    if (!submittable || saving) return;
    setTried(what);
    if (!(await save(reason))) return;
    close();
    onSaved?.();
  }

  return (
    <Modal opened={opened} onClose={close} title={title} size={size} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack
        component="form"
        gap="md"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children}
        {shown === null && renderEffect?.(rehearsal?.impact ?? null)}
        {asksReason && (
          <TextInput
            label="Reason"
            description={
              reasonByDefault === undefined ? reasonAbout : 'For the audit log; left empty, it says what stands here'
            }
            placeholder={reasonByDefault}
            maxLength={500}
            required={reasonRequired}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {shown !== null && (
          <ProblemNotice
            problem={{ ...shown, message: explain?.(shown) ?? shown.message }}
            remedies={remediesOf?.(shown) ?? []}
          />
        )}
        <Group justify="space-between">
          {affectsTenants && what !== null && shown === null && renderEffect === undefined ? (
            <ImpactSummary impact={rehearsal?.impact ?? null} />
          ) : (
            <span />
          )}
          <Group gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={saving}
              disabled={!submittable || (reasonRequired && reason.trim() === '')}
              {...(danger === true ? { color: 'red' } : {})}
            >
              {action}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
