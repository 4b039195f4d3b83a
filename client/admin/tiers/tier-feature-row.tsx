import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { FeatureBadges } from './feature-badges.tsx';
import { GateControls } from './gate-controls.tsx';
import type { RelationNotes } from './relation-notes.ts';
import { RelationNotices } from './relation-notices.tsx';
import { SourceControl } from './source-control.tsx';
import type { EditedRow, TierEditing } from './tier-editing.ts';
import { TierValue } from './tier-value.tsx';

interface TierFeatureRowProps {
  readonly row: EditedRow;
  readonly notes: RelationNotes | undefined;
  readonly editing: TierEditing;
}

/** One feature of a tier: what it is, whether the tier says something about it, what, and the two tenant gates. */
export function TierFeatureRow({ row, notes, editing }: TierFeatureRowProps): ReactNode {
  const { feature, isEdited } = row;
  const { key, name, description, dependsOn } = feature;
  return (
    <li className="tier-feature" data-key={key} data-edited={isEdited || undefined}>
      <div className="tier-feature-about">
        <div className="tier-feature-name">
          <Anchor component={Link} href={`/features/${key}`} size="sm" fw={600} c="var(--mantine-color-text)">
            {name}
          </Anchor>
          <code className="feature-key">{key}</code>
          <FeatureBadges feature={feature} />
        </div>
        {description !== null && (
          <Text size="xs" className="quiet">
            {description}
          </Text>
        )}
        {dependsOn.length > 0 && notes === undefined && (
          <Text size="xs" className="quiet">
            Needs {dependsOn.map((need) => need.name).join(', ')}.
          </Text>
        )}
      </div>
      <SourceControl row={row} editing={editing} />
      <TierValue row={row} editing={editing} />
      <GateControls row={row} editing={editing} />
      {notes !== undefined && <RelationNotices row={row} notes={notes} editing={editing} />}
    </li>
  );
}
