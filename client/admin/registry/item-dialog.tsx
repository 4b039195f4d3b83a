import { useApolloClient } from '@apollo/client/react';
import { SimpleGrid } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import { ChangeLines } from '../editing/change-lines.tsx';
import { useDraft } from '../editing/use-draft.ts';
import { FieldInput } from './field-input.tsx';
import { fieldText } from './field-text.ts';
import type { FieldValue } from './field-value.ts';
import type { Registry, RegistryField, RegistryItem } from './registry.ts';

interface ItemDialogProps<Item extends RegistryItem> {
  readonly registry: Registry<Item>;
  /** Null: a new one. */
  readonly item: Item | null;
  readonly onClose: () => void;
}

/** The form of one thing of a registry. Only what is edited is sent, so that what others edit meanwhile stays. */
export function ItemDialog<Item extends RegistryItem>({ registry, item, onClose }: ItemDialogProps<Item>): ReactNode {
  const { noun, fields, blank, valuesOf, senderOf } = registry;
  const client = useApolloClient();
  const sender = senderOf(client);
  // The item is a new object only when something about it changed.
  const currentOf = useCallback(
    (name: string): FieldValue => (item === null ? blank : valuesOf(item))[name] ?? null,
    [item, blank, valuesOf],
  );
  const draft = useDraft<FieldValue>(`${noun}:${item?.id ?? 'new'}`, currentOf);
  const shown = fields.filter(({ onlyNew }) => item === null || onlyNew !== true);
  const values = Object.fromEntries(shown.map(({ name }) => [name, draft.valueOf(name, currentOf(name))]));
  const changes = Object.fromEntries(draft.lines.map(({ id, mine }) => [id, mine]));
  const isComplete = shown.every(({ name, required }) => required !== true || values[name] !== null);
  const hasConflict = draft.lines.some(({ state }) => state === 'conflict');
  const isReady = isComplete && !hasConflict && draft.lines.length > 0;

  const send: SendChange = async (options) =>
    item === null ? sender.create(values, options) : sender.update(item, changes, options);
  const close = (): void => {
    draft.discard();
    onClose();
  };
  const name = String(values['name'] ?? item?.name ?? '');

  const input = (field: RegistryField, position: number): ReactNode => (
    <FieldInput
      key={field.name}
      field={field}
      focused={position === 0}
      value={draft.valueOf(field.name, currentOf(field.name))}
      onChange={(value) => draft.edit(field.name, currentOf(field.name), value)}
    />
  );

  return (
    <ChangeDialog
      title={item === null ? `Add a ${noun}` : `Edit ${item.name}`}
      opened
      onClose={close}
      what={isReady ? JSON.stringify([item?.version, item === null ? values : changes]) : null}
      send={send}
      done={item === null ? `${name} added` : `${name} saved`}
      action={item === null ? 'Add' : 'Save'}
      size="xl"
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm">
        {shown.map((field, position) =>
          field.half === true ? (
            input(field, position)
          ) : (
            <div key={field.name} className="whole-row">
              {input(field, position)}
            </div>
          ),
        )}
      </SimpleGrid>
      {item !== null && draft.lines.length > 0 && (
        <ChangeLines
          lines={draft.lines.flatMap(({ id, mine, theirs, state }) => {
            const field = shown.find((each) => each.name === id);
            if (field === undefined) return [];
            return {
              id,
              label: field.label,
              before: fieldText(field, theirs),
              after: fieldText(field, mine),
              onRevert: () => draft.drop(id),
              ...(state === 'conflict' && {
                conflict: {
                  theirs: `“${fieldText(field, theirs)}”`,
                  onKeepMine: () => draft.keepMine(id),
                  onTakeTheirs: () => draft.drop(id),
                },
              }),
            };
          })}
        />
      )}
    </ChangeDialog>
  );
}
