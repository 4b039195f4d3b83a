import { useApolloClient } from '@apollo/client/react';
import { Alert, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { featureValueText } from '../values/feature-value.ts';
import type { SetModeMutation } from './generated/graphql.ts';
import { type Mode, modes } from './modes.ts';
import { setModeMutation } from './operations.ts';

type Rehearsed = Pick<SetModeMutation['setFeatureControlMode'], 'digest' | 'differenceCount' | 'differences'>;
type Target = 'MIRROR' | 'ORIGINAL';

interface ModeDialogProps {
  readonly from: Mode;
  readonly to: Mode;
  readonly onClose: () => void;
}

/** A switch of the mode: what would come out differently, and the confirmation of exactly that. */
export function ModeDialog({ from, to, onClose }: ModeDialogProps): ReactNode {
  const client = useApolloClient();
  const [target, setTarget] = useState<Target>('MIRROR');
  const [rehearsed, setRehearsed] = useState<Rehearsed | null>(null);
  const leavesEnforce = from === 'ENFORCE';
  const label = modes.find(({ id }) => id === to)?.label ?? to;
  const confirm = rehearsed?.digest ?? null;

  const send = useCallback<SendChange>(
    async (options) => {
      const input = {
        mode: to,
        target: leavesEnforce ? target : null,
        // What is confirmed is what the rehearsal showed: if the world moves in between, the server refuses.
        confirm: options.dryRun ? null : confirm,
        ...options,
      };
      const { setFeatureControlMode } = await mutate(client, setModeMutation, { input });
      const { digest, differenceCount, differences, ...answer } = setFeatureControlMode;
      if (options.dryRun) setRehearsed({ digest, differenceCount, differences });
      return answer;
    },
    [client, to, leavesEnforce, target, confirm],
  );

  return (
    <ChangeDialog
      title={`Switch to ${label}`}
      opened
      onClose={onClose}
      what={`${to}:${target}`}
      submittable={confirm !== null}
      send={send}
      done={`${label} decides now`}
      undoable={false}
      affectsTenants={false}
      action={`Switch to ${label}`}
      danger
    >
      <Stack gap="md">
        {leavesEnforce && (
          <Radio.Group
            label="What the old system goes on with"
            value={target}
            onChange={(value) => setTarget(value === 'ORIGINAL' ? 'ORIGINAL' : 'MIRROR')}
          >
            <Stack gap="xs" mt="xs">
              <Radio
                value="MIRROR"
                label="The copy of today"
                description="All that was changed here since the switch goes on to count."
              />
              <Radio
                value="ORIGINAL"
                label="The JSON from before the switch"
                description="The migration was wrong: as it was, to the byte."
              />
            </Stack>
          </Radio.Group>
        )}
        <Differences rehearsed={rehearsed} />
      </Stack>
    </ChangeDialog>
  );
}

function Differences({ rehearsed }: { readonly rehearsed: Rehearsed | null }): ReactNode {
  const count = rehearsed?.differenceCount ?? null;
  if (rehearsed === null || count === null) {
    return (
      <Text size="sm" c="dimmed" role="status">
        Comparing every tenant…
      </Text>
    );
  }
  if (count === 0) {
    return (
      <Alert color="teal" variant="light" role="status">
        <Text size="sm">No tenant sees a difference.</Text>
      </Alert>
    );
  }
  return (
    <div>
      <Text size="sm" fw={600} role="status">
        {count === 1 ? '1 feature of a tenant' : `${count} features of tenants`} would come out differently
      </Text>
      <ul className="plain-list difference-list" aria-label="Differences" tabIndex={0}>
        {rehearsed.differences.map(({ tenantId, tenantName, key, before, after }) => (
          <li key={`${tenantId}:${key}`}>
            <Text size="sm">
              {tenantName} · {key}: {featureValueText(before)} becomes {featureValueText(after)}
            </Text>
          </li>
        ))}
      </ul>
      {count > rehearsed.differences.length && (
        <Text size="xs" c="dimmed">
          and {count - rehearsed.differences.length} more
        </Text>
      )}
    </div>
  );
}
