import type { ReactNode } from 'react';
import { useRoute, useSearchParams } from 'wouter';
import { DeleteTierDialog } from './delete-tier-dialog.tsx';
import { EditTierDialog } from './edit-tier-dialog.tsx';
import { NewTierDialog } from './new-tier-dialog.tsx';
import type { TierSummary } from './tier-edit.ts';

const names = ['new', 'clone', 'edit', 'delete'];

/** The dialogs of the screen. Which one is open stands in the address: `?new`, `?clone=<id>`, `?edit`, `?delete`. */
export function TierDialogs({ tiers }: { readonly tiers: readonly TierSummary[] }): ReactNode {
  const [params, setParams] = useSearchParams();
  const [, route] = useRoute('/tiers/:id');
  const shown = tiers.find(({ id }) => id === route?.id);
  const copied = tiers.find(({ id }) => id === params.get('clone'));

  function close(): void {
    setParams((before) => new URLSearchParams([...before].filter(([name]) => !names.includes(name))), {
      replace: true,
    });
  }

  return (
    <>
      <NewTierDialog opened={params.has('new') || copied !== undefined} tiers={tiers} copied={copied} onClose={close} />
      {shown !== undefined && (
        <>
          <EditTierDialog key={`edit:${shown.id}`} tier={shown} opened={params.has('edit')} onClose={close} />
          <DeleteTierDialog key={`delete:${shown.id}`} tier={shown} opened={params.has('delete')} onClose={close} />
        </>
      )}
    </>
  );
}
