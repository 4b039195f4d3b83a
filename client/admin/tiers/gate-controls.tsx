import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EditedRow, TierEditing } from './tier-editing.ts';

interface GateControlsProps {
  readonly row: EditedRow;
  readonly editing: TierEditing;
}

/** The two tenant gates of a feature on a tier. */
export function GateControls({ row, editing }: GateControlsProps): ReactNode {
  const { key, name } = row.feature;
  const label = `${name} for ${editing.tier.name}`;
  return (
    <div className="gate-controls">
      <Checkbox
        size="xs"
        label={<span className="gate-label">Overrides</span>}
        aria-label={`Admin overrides of ${label}`}
        checked={row.gates.override}
        onChange={(event) => editing.setGate(key, 'override', event.currentTarget.checked)}
      />
      <Checkbox
        size="xs"
        label={<span className="gate-label">Requests</span>}
        aria-label={`Upgrade requests for ${label}`}
        checked={row.gates.upgrade}
        onChange={(event) => editing.setGate(key, 'upgrade', event.currentTarget.checked)}
      />
    </div>
  );
}
