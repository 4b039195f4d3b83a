import { Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { Feature } from './feature.ts';
import { useAsOpened } from './use-as-opened.ts';
import { useUpdateFeature } from './use-update-feature.ts';

interface DeprecateDialogProps {
  readonly feature: Feature;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Ends the giving of a feature: those who have it keep it. Or takes that back. */
export function DeprecateDialog({ feature, opened, onClose }: DeprecateDialogProps): ReactNode {
  const { key, name, version } = feature;
  const isDeprecated = useAsOpened(opened, feature.isDeprecated);
  const [typed, setTyped] = useState<string | null>(null);
  const message = typed ?? feature.deprecatedMessage ?? '';
  const fields = isDeprecated
    ? { isDeprecated: false, deprecatedMessage: null }
    : { isDeprecated: true, deprecatedMessage: message.trim() === '' ? null : message };
  const send = useUpdateFeature(feature, fields);
  return (
    <ChangeDialog
      title={isDeprecated ? `No longer deprecate ${name}` : `Deprecate ${name}`}
      opened={opened}
      onClose={() => {
        setTyped(null);
        onClose();
      }}
      what={JSON.stringify([key, version, fields])}
      send={send}
      action={isDeprecated ? 'Take it back' : 'Deprecate'}
      done={isDeprecated ? `${name} is not deprecated any more` : `${name} is deprecated`}
    >
      <Text size="sm">
        {isDeprecated
          ? 'Tiers and overrides can give it again.'
          : 'Those who have it keep it, with a mark. It cannot be newly given, and tenants cannot ask for it.'}
      </Text>
      {!isDeprecated && (
        <Textarea
          label="What to use in place of it"
          description="Tenants read it"
          data-autofocus
          autosize
          maxLength={1_000}
          value={message}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
    </ChangeDialog>
  );
}
