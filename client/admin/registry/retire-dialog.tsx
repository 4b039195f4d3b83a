import { useApolloClient } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { Registry, RegistryItem } from './registry.ts';

interface RetireDialogProps<Item extends RegistryItem> {
  readonly registry: Registry<Item>;
  readonly item: Item;
  readonly onClose: () => void;
}

/** Takes a thing out of use for everybody, or back into it. */
export function RetireDialog<Item extends RegistryItem>({
  registry,
  item,
  onClose,
}: RetireDialogProps<Item>): ReactNode {
  const client = useApolloClient();
  const sender = registry.senderOf(client);
  // What was asked for, also when somebody else does it meanwhile.
  const [retires] = useState(item.isActive);
  const send: SendChange = (options) => sender.update(item, { isActive: !retires }, options);
  return (
    <ChangeDialog
      title={retires ? `Retire ${item.name}` : `Bring ${item.name} back`}
      opened
      onClose={onClose}
      what={JSON.stringify([item.id, item.version, retires])}
      send={send}
      done={retires ? `${item.name} is retired` : `${item.name} is back`}
      action={retires ? 'Retire' : 'Bring back'}
      danger={retires}
    >
      <Text size="sm">
        {retires
          ? `No tenant sees this ${registry.noun} any more. It stays in the registry, and can be brought back.`
          : `Every tenant with the features that it needs sees this ${registry.noun} again.`}
      </Text>
    </ChangeDialog>
  );
}
