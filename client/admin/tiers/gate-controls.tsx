import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EditActions, EditedRow } from './tier-editing.ts';

interface GateControlsProps {
  readonly row: EditedRow;
  readonly tierName: string;
  readonly actions: EditActions;
}

/** The two tenant gates of a feature on a tier. */
export function GateControls({ row, tierName, actions }: GateControlsProps): ReactNode {
  const { key, name } = row.feature;
  const label = `${name} for ${tierName}`;
  return (
    <div className="gate-controls">
      <Checkbox
        size="xs"
        label={<span className="gate-label">Overrides</span>}
        aria-label={`Admin overrides of ${label}`}
        checked={row.gates.override}
        onChange={(event) => actions.setGate(key, 'override', event.currentTarget.checked)}
      />
      <Checkbox
        size="xs"
        label={<span className="gate-label">Requests</span>}
        aria-label={`Upgrade requests for ${label}`}
        checked={row.gates.upgrade}
        onChange={(event) => actions.setGate(key, 'upgrade', event.currentTarget.checked)}
      />
    </div>
  );
}
