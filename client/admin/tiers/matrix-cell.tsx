import { Popover, Stack, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { featureValueText } from '../values/feature-value.ts';
import { GateControls } from './gate-controls.tsx';
import type { RelationNotes } from './relation-notes.ts';
import { RelationNotices } from './relation-notices.tsx';
import { SourceControl } from './source-control.tsx';
import type { Registry } from './tier-edit.ts';
import type { EditedRow, TierEditing } from './tier-editing.ts';
import { TierValue } from './tier-value.tsx';

interface MatrixCellProps {
  readonly row: EditedRow;
  readonly notes: RelationNotes | undefined;
  readonly editing: TierEditing;
  readonly registry: Registry;
  /** Where it stands among the cells, for the arrow keys. */
  readonly at: readonly [row: number, column: number];
  /** Whether Tab leads to it: one cell of the grid is. */
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** What one tier says about one feature. A switch for what is only on or off; the rest is in its editor. */
export function MatrixCell({
  row,
  notes,
  editing,
  registry,
  at,
  isCurrent,
  isOpen,
  onOpen,
}: MatrixCellProps): ReactNode {
  const { feature, inherited, value, isEdited } = row;
  const tierName = editing.tier.name;
  const label = `${feature.name} for ${tierName}`;
  const source = `${inherited ? 'inherited' : 'set'}${isEdited ? ', not saved' : ''}${notes === undefined ? '' : ', has a problem'}`;
  const common = {
    type: 'button',
    className: 'matrix-value',
    tabIndex: isCurrent ? 0 : -1,
    'data-cell': at.join(':'),
  } as const;
  return (
    <td
      className="matrix-cell"
      data-inherited={inherited || undefined}
      data-edited={isEdited || undefined}
      data-problem={notes === undefined ? undefined : true}
      data-on={value.enabled || undefined}
    >
      {feature.type === 'BOOLEAN' ? (
        <button
          {...common}
          role="switch"
          aria-checked={value.enabled}
          aria-label={`${label}, ${source}`}
          onClick={() => editing.switchAll([feature.key], !value.enabled)}
        >
          <span className="matrix-mark">{featureValueText(value)}</span>
        </button>
      ) : (
        <button
          {...common}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-label={`${label}: ${featureValueText(value)}, ${source}`}
          onClick={() => onOpen(!isOpen)}
        >
          <span className="matrix-mark">{featureValueText(value)}</span>
        </button>
      )}
      <button
        type="button"
        className="matrix-more"
        // The keyboard opens it with Enter on the cell.
        tabIndex={-1}
        aria-label={`More about ${label}`}
        onClick={() => onOpen(!isOpen)}
      >
        <IconDots size={14} aria-hidden />
      </button>
      {isOpen && (
        <Popover opened onChange={onOpen} withRoles={false} trapFocus withArrow shadow="md" width={360}>
          <Popover.Target>
            <span className="matrix-anchor" />
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={label}>
            <Stack gap="sm">
              <Text size="sm" fw={600}>
                {label}
              </Text>
              <SourceControl row={row} tierName={tierName} actions={editing} />
              <TierValue row={row} tierName={tierName} actions={editing} />
              <GateControls row={row} tierName={tierName} actions={editing} />
              {notes !== undefined && <RelationNotices row={row} notes={notes} registry={registry} actions={editing} />}
            </Stack>
          </Popover.Dropdown>
        </Popover>
      )}
    </td>
  );
}
