import type { ReactNode } from 'react';
import type { Problem } from '../editing/change-answer.ts';
import { PendingChanges } from '../editing/pending-changes.tsx';
import type { Remedy } from '../editing/problem-notice.tsx';
import { useAddress } from '../reading/use-address.ts';
import { offValue } from './complete-value.ts';
import { fieldsInput } from './feature-edit.ts';
import type { Feature } from './feature.ts';
import type { FeatureEdit } from './use-feature-edit.ts';
import { useUpdateFeature } from './use-update-feature.ts';

interface EditBarProps {
  readonly feature: Feature;
  readonly edit: FeatureEdit;
}

/** The bar under the edits of a feature. It stays while one looks at the other tabs. */
export function EditBar({ feature, edit }: EditBarProps): ReactNode {
  const { adjust } = useAddress();
  const { edits, shown, lines, set, discard } = edit;
  const fields = fieldsInput(edits, shown);
  const send = useUpdateFeature(feature, fields);
  function remediesOf({ code }: Problem): readonly Remedy[] {
    if (code !== 'PREMIUM_DEFAULT_ON') return [];
    return [
      { label: 'Off by default', apply: () => set('defaultValue', offValue) },
      { label: 'Not premium', apply: () => set('isPremium', false) },
    ];
  }
  function end(): void {
    discard();
    adjust({ do: null });
  }
  return (
    <PendingChanges
      lines={lines}
      what={JSON.stringify([feature.version, fields])}
      send={send}
      done={`${feature.name} saved`}
      onSaved={end}
      onDiscard={end}
      remediesOf={remediesOf}
    />
  );
}
