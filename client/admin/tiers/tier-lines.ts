import type { ChangeLine } from '../editing/change-lines.tsx';
import type { DraftEditor } from '../editing/use-draft.ts';
import { featureValueText } from '../values/feature-value.ts';
import { type Gate, inheritedGates, type TierEdit } from './tier-edit.ts';
import type { EditedRow, TierEditing } from './tier-editing.ts';

const gateLabels: Readonly<Record<Gate, string>> = { override: 'admin overrides', upgrade: 'upgrade requests' };

function editText(edit: TierEdit, row: EditedRow): string {
  if (typeof edit === 'boolean') return edit ? 'Allowed' : 'Not allowed';
  if (edit === 'inherit') return `Inherited (${featureValueText(row.feature.defaultValue)})`;
  return featureValueText(edit);
}

/** Where a tier takes the default back, its gates go with its row. */
function resetGates(editing: TierEditing, key: string): string {
  const server = editing.tier.features.find((row) => row.key === key);
  const isReset =
    server?.allowTenantOverride !== inheritedGates.override || server.allowTenantUpgrade !== inheritedGates.upgrade;
  return isReset ? ', overrides allowed, requests not' : '';
}

/** The edits of a tier in words. `prefix` tells the tier apart where several are edited. */
export function tierLines(editing: TierEditing, draft: DraftEditor<TierEdit>, prefix = ''): readonly ChangeLine[] {
  return editing.lines.flatMap(({ id, theirs, mine, state }) => {
    const [key = '', gate] = id.slice(editing.tier.id.length + 1).split('#');
    const row = editing.rows.get(key);
    if (row === undefined) return [];
    const about = gate === 'override' || gate === 'upgrade' ? `: ${gateLabels[gate]}` : '';
    return [
      {
        id,
        label: `${prefix}${row.feature.name}${about}`,
        before: editText(theirs, row),
        after: editText(mine, row) + (mine === 'inherit' ? resetGates(editing, key) : ''),
        onRevert: () => draft.drop(id),
        ...(state === 'conflict' && {
          conflict: {
            theirs: editText(theirs, row),
            onKeepMine: () => draft.keepMine(id),
            onTakeTheirs: () => draft.drop(id),
          },
        }),
      },
    ];
  });
}
