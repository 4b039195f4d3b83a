import { useCallback, useMemo } from 'react';
import { type DraftEditor, useDraft } from '../editing/use-draft.ts';
import { currentEdits, DRAFT, type Tier, type TierEdit } from './tier-edit.ts';

/** The edits of these tiers that are not saved. */
export function useTierDraft(tiers: readonly Tier[]): DraftEditor<TierEdit> {
  const current = useMemo(() => currentEdits(tiers), [tiers]);
  return useDraft<TierEdit>(
    DRAFT,
    useCallback((id: string) => current.get(id), [current]),
  );
}
