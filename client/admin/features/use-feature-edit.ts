import { useCallback, useMemo } from 'react';
import { useDraft } from '../editing/use-draft.ts';
import type { ChangeLine } from '../editing/change-lines.tsx';
import type { Feature } from './feature.ts';
import { currentFields, type FieldId, fieldText, type FieldValue, labelOf } from './feature-edit.ts';

/** The edits of a feature that are not saved. */
export interface FeatureEdit {
  /** Field by field one's own edit, or what the registry says. */
  readonly shown: Readonly<Record<FieldId, FieldValue>>;
  readonly edits: ReadonlyMap<string, FieldValue>;
  readonly lines: readonly ChangeLine[];
  readonly set: (id: FieldId, value: FieldValue) => void;
  readonly discard: () => void;
}

export function useFeatureEdit(feature: Feature): FeatureEdit {
  const current = useMemo(() => currentFields(feature), [feature]);
  const currentOf = useCallback(
    (id: string) => new Map<string, FieldValue>(Object.entries(current)).get(id),
    [current],
  );
  const draft = useDraft<FieldValue>(`feature:${feature.key}`, currentOf);
  const edits = new Map(draft.lines.map(({ id, mine }) => [id, mine]));
  return {
    shown: { ...current, ...Object.fromEntries(edits) },
    edits,
    lines: draft.lines.map(({ id, theirs, mine, state }) => ({
      id,
      label: labelOf(id),
      before: fieldText(id, theirs),
      after: fieldText(id, mine),
      onRevert: () => draft.drop(id),
      ...(state === 'conflict' && {
        conflict: {
          theirs: fieldText(id, theirs),
          onKeepMine: () => draft.keepMine(id),
          onTakeTheirs: () => draft.drop(id),
        },
      }),
    })),
    set: (id, value) => draft.edit(id, current[id], value),
    discard: draft.discard,
  };
}
