import { Anchor, Text } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { FeatureBadges } from './feature-badges.tsx';
import { GateControls } from './gate-controls.tsx';
import type { RelationNotes } from './relation-notes.ts';
import { RelationNotices } from './relation-notices.tsx';
import { SourceControl } from './source-control.tsx';
import type { Registry } from './tier-edit.ts';
import type { EditActions, EditedRow } from './tier-editing.ts';
import { TierValue } from './tier-value.tsx';

interface TierFeatureRowProps {
  readonly row: EditedRow;
  readonly notes: RelationNotes | undefined;
  readonly tierName: string;
  readonly registry: Registry;
  readonly actions: EditActions;
}

function isSame(before: TierFeatureRowProps, after: TierFeatureRowProps): boolean {
  const { feature, ...row } = before.row;
  const { feature: nextFeature, ...next } = after.row;
  return (
    feature === nextFeature &&
    before.tierName === after.tierName &&
    before.registry === after.registry &&
    before.actions === after.actions &&
    JSON.stringify([row, before.notes]) === JSON.stringify([next, after.notes])
  );
}

function FeatureRow({ row, notes, tierName, registry, actions }: TierFeatureRowProps): ReactNode {
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
      <SourceControl row={row} tierName={tierName} actions={actions} />
      <GateControls row={row} tierName={tierName} actions={actions} />
      <TierValue row={row} tierName={tierName} actions={actions} />
      {notes !== undefined && <RelationNotices row={row} notes={notes} registry={registry} actions={actions} />}
    </li>
  );
}

/** One feature of a tier: what it is, whether the tier says something about it, what, and the two tenant gates. */
export const TierFeatureRow = memo(FeatureRow, isSame);
