import { SegmentedControl, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { featureValueText } from '../values/feature-value.ts';
import type { EditActions, EditedRow } from './tier-editing.ts';

interface SourceControlProps {
  readonly row: EditedRow;
  readonly tierName: string;
  readonly actions: EditActions;
}

/** Whether a tier says something about a feature, or the default goes on. */
export function SourceControl({ row, tierName, actions }: SourceControlProps): ReactNode {
  const { key, name, defaultValue } = row.feature;
  const inherits = `Default: ${featureValueText(defaultValue)}`;
  return (
    <div className="source-control">
      <SegmentedControl
        size="xs"
        transitionDuration={0}
        aria-label={`${name} for ${tierName}: inherited or set`}
        data={[
          { value: 'inherit', label: 'Inherit' },
          { value: 'set', label: 'Set' },
        ]}
        value={row.inherited ? 'inherit' : 'set'}
        onChange={(source) => (source === 'inherit' ? actions.inherit(key) : actions.own(key))}
      />
      <Text size="xs" className="quiet" truncate title={inherits}>
        {inherits}
      </Text>
    </div>
  );
}
