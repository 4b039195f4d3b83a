import type { ReactNode } from 'react';
import { ValueEditor } from '../values/value-editor.tsx';
import { LimitSteps } from './limit-steps.tsx';
import type { EditActions, EditedRow } from './tier-editing.ts';

interface TierValueProps {
  readonly row: EditedRow;
  readonly tierName: string;
  readonly actions: EditActions;
}

/** What a feature is set to on a tier; an edit of an inherited value makes it the tier's own. */
export function TierValue({ row: { feature, inherited, value }, tierName, actions }: TierValueProps): ReactNode {
  const { key, name, type } = feature;
  const label = `${name} for ${tierName}`;
  return (
    <div className="tier-value" data-inherited={inherited || undefined}>
      {type === 'INTEGER' && (
        <LimitSteps label={label} value={value} onChange={(next) => actions.setValue(key, next)} />
      )}
      <ValueEditor type={type} value={value} label={label} onChange={(next) => actions.setValue(key, next)} />
    </div>
  );
}
