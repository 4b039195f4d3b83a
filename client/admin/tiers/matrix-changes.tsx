import { useApolloClient } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { PendingChanges } from '../editing/pending-changes.tsx';
import { SavedNotice } from '../editing/saved-notice.tsx';
import type { DraftEditor } from '../editing/use-draft.ts';
import { sendTiers } from './send-tiers.ts';
import type { TierEdit } from './tier-edit.ts';
import type { TierEditing } from './tier-editing.ts';
import { tierLines } from './tier-lines.ts';
import { tierRemedies } from './tier-remedies.ts';
import { useTierSender } from './use-tier-sender.ts';

interface MatrixChangesProps {
  readonly editings: readonly TierEditing[];
  readonly draft: DraftEditor<TierEdit>;
}

function tierOf(details: unknown, editings: readonly TierEditing[]): TierEditing | undefined {
  if (typeof details !== 'object' || details === null || !('tierId' in details)) return undefined;
  return editings.find(({ tier }) => tier.id === details.tierId);
}

/** The edits of all tiers in one bar. Each tier is saved as a change of its own, and tells so with an undo of its own. */
export function MatrixChanges({ editings, draft }: MatrixChangesProps): ReactNode {
  const client = useApolloClient();
  const send = useTierSender();
  const edited = editings.filter(({ changes }) => changes.length > 0);
  const last = edited.at(-1);

  function saved(editing: TierEditing, revision: string | null): void {
    // The bar itself tells of the last one.
    if (editing === last) return;
    notifications.show({
      color: 'teal',
      title: `${editing.tier.name} saved`,
      message: <SavedNotice revision={revision} client={client} />,
    });
  }

  return (
    <PendingChanges
      lines={edited.flatMap((editing) => tierLines(editing, draft, `${editing.tier.name} · `))}
      what={JSON.stringify(edited.map(({ tier, changes }) => [tier.id, tier.version, changes]))}
      send={(options) => sendTiers(edited, options, send, saved)}
      done={`${last?.tier.name ?? 'Tiers'} saved`}
      onSaved={() => {}}
      onDiscard={() => {
        for (const editing of edited) editing.discard();
      }}
      remediesOf={(problem) => {
        const editing = tierOf(problem.details, editings);
        return editing === undefined ? [] : tierRemedies(problem, editing);
      }}
      {...(edited.length > 1 && {
        note: `${edited.length} tiers: saved one after the other, each as a revision of its own with an undo of its own.`,
      })}
    />
  );
}
