import { useApolloClient } from '@apollo/client/react';
import { Checkbox, Group, NumberInput, Text, Textarea } from '@mantine/core';
import { type ReactNode, useCallback, useState } from 'react';
import { type Feature, useGateText } from '../../sdk/index.ts';
import { mutate } from '../api/mutate.ts';
import type { Problem, SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { featureValueText } from '../values/feature-value.ts';
import { ValueEditor } from '../values/value-editor.tsx';
import { requestUpgradeMutation } from './operations.ts';
import { firstWish, wishInput } from './wanted-value.ts';

interface RequestDialogProps {
  readonly feature: Feature;
  readonly onClose: () => void;
}

const refusals: Readonly<Partial<Record<Problem['code'], string>>> = {
  ALREADY_ENTITLED: 'You have that much already. Ask for more than you have.',
  FEATURE_DEPRECATED: 'This is about to go, and cannot be requested any more.',
  FEATURE_INACTIVE: 'This is switched off for everybody at the moment.',
  NO_ACTIVE_LICENSE: 'Your licence is over. Renew it first.',
  TENANT_INACTIVE: 'Your account is suspended. Talk to us.',
  UPGRADE_ALREADY_PENDING: 'Another request for this waits for its decision. Take it back first.',
  UPGRADE_NOT_ALLOWED: 'Your plan does not let you request this here. Talk to us.',
};

/** Asks for a feature, or for more of a limit, with a note to whoever decides. */
export function RequestDialog({ feature, onClose }: RequestDialogProps): ReactNode {
  const client = useApolloClient();
  const { key, name, type } = feature;
  const title = name ?? key;
  const reason = useGateText(feature);
  const [wish, setWish] = useState(() => firstWish(feature));
  const [notes, setNotes] = useState('');
  const value = wishInput(feature, wish);

  const send = useCallback<SendChange>(
    async (options) => {
      const said = notes.trim();
      const input = { key, ...(value && { value }), notes: said === '' ? null : said, ...options };
      return (await mutate(client, requestUpgradeMutation, { input })).requestUpgrade;
    },
    [client, key, notes, value],
  );

  return (
    <ChangeDialog
      title={type === 'INTEGER' && feature.enabled ? `Request more: ${title}` : `Request ${title}`}
      opened
      onClose={onClose}
      what={value === null ? null : JSON.stringify([key, value])}
      send={send}
      done={`${title} is requested`}
      notice="You see here what becomes of it."
      undoable={false}
      affectsTenants={false}
      asksReason={false}
      action="Send request"
      explain={({ code }) => refusals[code]}
    >
      <Text size="sm">
        {feature.enabled
          ? `You have ${featureValueText({ ...feature, json: feature.json ?? null })} now.`
          : `${reason}.`}{' '}
        Nothing changes until we approve it.
      </Text>
      {type === 'INTEGER' && (
        <Group align="flex-end" gap="md">
          <NumberInput
            label="What you need"
            data-autofocus
            min={1}
            max={2_147_483_647}
            clampBehavior="strict"
            allowDecimal={false}
            thousandSeparator=","
            w={180}
            disabled={wish.unlimited}
            value={wish.unlimited ? '' : (wish.limit ?? '')}
            placeholder={wish.unlimited ? 'Unlimited' : ''}
            onChange={(limit) => setWish({ ...wish, limit: typeof limit === 'number' ? limit : null })}
          />
          <Checkbox
            label="Unlimited"
            mb={8}
            checked={wish.unlimited}
            onChange={(event) => setWish({ ...wish, unlimited: event.currentTarget.checked })}
          />
        </Group>
      )}
      {(type === 'STRING' || type === 'JSON') && (
        <ValueEditor type={type} value={wish} onChange={setWish} label={title} />
      )}
      <Textarea
        label="What do you need it for?"
        description="Helps us to decide. You may leave it empty."
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2_000}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
    </ChangeDialog>
  );
}
