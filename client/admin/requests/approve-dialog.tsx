import { useApolloClient } from '@apollo/client/react';
import { Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { EndPicker } from '../values/end-picker.tsx';
import { featureValueText, toValueInput } from '../values/feature-value.ts';
import { ValueEditor } from '../values/value-editor.tsx';
import { approveMutation } from './operations.ts';
import { personName, type UpgradeRequest } from './upgrade-request.ts';

interface ApproveDialogProps {
  readonly request: UpgradeRequest;
  readonly onClose: () => void;
}

/** Gives what was asked for, or something else, for good or until a moment. */
export function ApproveDialog({ request, onClose }: ApproveDialogProps): ReactNode {
  const client = useApolloClient();
  const { id, featureName, tenant, requestedValue, feature, requester, notes } = request;
  const [value, setValue] = useState(requestedValue);
  const [validUntil, setValidUntil] = useState<string | null>(null);
  const [includeDependencies, setIncludeDependencies] = useState(false);
  const [note, setNote] = useState('');

  const send = useCallback<SendChange>(
    async (options) => {
      const input = {
        id,
        value: toValueInput(value, feature.type),
        validUntil,
        includeDependencies,
        note: note.trim() === '' ? null : note.trim(),
        ...options,
      };
      return (await mutate(client, approveMutation, { input })).approveUpgradeRequest;
    },
    [client, id, value, feature.type, validUntil, includeDependencies, note],
  );

  return (
    <ChangeDialog
      title={`Approve ${featureName} for ${tenant.name}`}
      opened
      onClose={onClose}
      what={JSON.stringify({ id, value, validUntil, includeDependencies })}
      send={send}
      done={`${tenant.name} has ${featureName}`}
      action="Approve"
      remediesOf={({ code }) =>
        code === 'DEPENDENCY_UNMET' && !includeDependencies
          ? [{ label: 'Give what it needs as well', apply: () => setIncludeDependencies(true) }]
          : []
      }
    >
      <Stack gap="md">
        <Text size="sm">
          {personName(requester)} asks for {featureValueText(requestedValue)}
          {notes === null ? '.' : `: “${notes}”`}
        </Text>
        <Group justify="space-between">
          <Text size="sm" fw={500}>
            What they get
          </Text>
          <ValueEditor type={feature.type} value={value} onChange={setValue} label={featureName} />
        </Group>
        <EndPicker label="Until" end={validUntil} onChange={setValidUntil} />
        <Checkbox
          label="Also give the features that it needs"
          checked={includeDependencies}
          onChange={(event) => setIncludeDependencies(event.currentTarget.checked)}
        />
        <Textarea
          label="Note to the tenant"
          autosize
          minRows={1}
          maxRows={4}
          maxLength={1_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Stack>
    </ChangeDialog>
  );
}
