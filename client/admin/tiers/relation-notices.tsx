import { Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RelationNotes } from './relation-notes.ts';
import type { Registry } from './tier-edit.ts';
import type { EditActions, EditedRow } from './tier-editing.ts';

interface RelationNoticesProps {
  readonly row: EditedRow;
  readonly notes: RelationNotes;
  readonly registry: Registry;
  readonly actions: EditActions;
}

interface Notice {
  readonly text: string;
  readonly remedies: readonly { readonly label: string; readonly apply: () => void }[];
}

/** Where a feature's relations bite in this tier: why, and the ways out. */
export function RelationNotices({ row, notes, registry, actions }: RelationNoticesProps): ReactNode {
  const { name, key } = row.feature;
  return (
    <div className="relation-notices" role="status">
      {noticesOf({ row, notes, registry, actions }).map(({ text, remedies }) => (
        <div key={text} className="relation-notice">
          <IconAlertTriangle size={15} aria-hidden />
          <Text size="xs">{text}</Text>
          {remedies.map(({ label, apply }) => (
            <Button
              key={label}
              size="compact-xs"
              variant="default"
              aria-label={`${label} (for ${name})`}
              data-remedy-for={key}
              onClick={apply}
            >
              {label}
            </Button>
          ))}
        </div>
      ))}
    </div>
  );
}

function noticesOf({ row, notes, registry, actions }: RelationNoticesProps): readonly Notice[] {
  const nameOf = (key: string): string => registry.get(key)?.name ?? key;
  const names = (keys: readonly string[]): string => new Intl.ListFormat('en').format(keys.map(nameOf));
  const isActive = (key: string): boolean => registry.get(key)?.isActive === true;
  const { missing, allMissing, dependents, allDependents, conflicts } = notes;
  const { name, key } = row.feature;
  const switchItOff = { label: `Switch ${name} off`, apply: () => actions.switchAll([key], false) };
  const notices: Notice[] = [];
  if (allMissing.length > 0) {
    const lacking = missing.length > 0 ? missing : allMissing;
    const killed = allMissing.filter((need) => !isActive(need));
    notices.push(
      killed.length > 0
        ? { text: `Needs ${names(killed)}, which is off for everybody.`, remedies: [switchItOff] }
        : {
            text: `Needs ${names(lacking)}, which ${lacking.length === 1 ? 'is' : 'are'} off here.`,
            remedies: [
              {
                label: `Also switch on ${names(allMissing)}`,
                apply: () => actions.switchAll(allMissing, true),
              },
            ],
          },
    );
  }
  if (dependents.length > 0) {
    notices.push({
      text: `${names(dependents)} ${dependents.length === 1 ? 'needs' : 'need'} it and ${dependents.length === 1 ? 'is' : 'are'} on here.`,
      remedies: [
        { label: `Also switch off ${names(allDependents)}`, apply: () => actions.switchAll(allDependents, false) },
      ],
    });
  }
  for (const other of conflicts) {
    notices.push({
      text: `Cannot be on together with ${nameOf(other)}.`,
      remedies: [{ label: `Switch ${nameOf(other)} off`, apply: () => actions.switchAll([other], false) }],
    });
  }
  return notices;
}
