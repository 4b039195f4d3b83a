import { Anchor, Badge, Checkbox, SegmentedControl, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { featureValueText } from '../values/feature-value.ts';
import { ValueEditor } from '../values/value-editor.tsx';
import { LimitSteps } from './limit-steps.tsx';
import type { RelationNotes } from './relation-notes.ts';
import { RelationNotices } from './relation-notices.tsx';
import type { EditedRow, TierEditing } from './tier-editing.ts';

interface TierFeatureRowProps {
  readonly row: EditedRow;
  readonly notes: RelationNotes | undefined;
  readonly editing: TierEditing;
}

/** One feature of a tier: what it is, whether the tier says something about it, what, and the two tenant gates. */
export function TierFeatureRow({ row, notes, editing }: TierFeatureRowProps): ReactNode {
  const { feature, inherited, value, gates, isEdited } = row;
  const { key, name, description, type, defaultValue } = feature;
  const label = `${name} for ${editing.tier.name}`;
  return (
    <li className="tier-feature" data-key={key} data-edited={isEdited || undefined}>
      <div className="tier-feature-about">
        <div className="tier-feature-name">
          <Anchor component={Link} href={`/features/${key}`} size="sm" fw={600} c="var(--mantine-color-text)">
            {name}
          </Anchor>
          <code className="feature-key">{key}</code>
          {!feature.isActive && (
            <Badge size="xs" variant="filled" color="red.9">
              Off for everybody
            </Badge>
          )}
          {feature.isDeprecated && (
            <Badge size="xs" variant="default" title={feature.deprecatedMessage ?? ''}>
              Deprecated
            </Badge>
          )}
          {feature.isPremium && (
            <Badge size="xs" variant="default">
              Premium
            </Badge>
          )}
        </div>
        {description !== null && (
          <Text size="xs" className="quiet">
            {description}
          </Text>
        )}
        {feature.dependsOn.length > 0 && notes === undefined && (
          <Text size="xs" className="quiet">
            Needs {feature.dependsOn.map((need) => need.name).join(', ')}.
          </Text>
        )}
      </div>
      <div className="tier-feature-source">
        <SegmentedControl
          size="xs"
          transitionDuration={0}
          aria-label={`${label}: inherited or set`}
          data={[
            { value: 'inherit', label: 'Inherit' },
            { value: 'set', label: 'Set' },
          ]}
          value={inherited ? 'inherit' : 'set'}
          onChange={(source) => (source === 'inherit' ? editing.inherit(key) : editing.own(key))}
        />
        <Text size="xs" className="quiet" truncate title={`Default: ${featureValueText(defaultValue)}`}>
          Default: {featureValueText(defaultValue)}
        </Text>
      </div>
      <div className="tier-feature-value" data-inherited={inherited || undefined}>
        {type === 'INTEGER' && (
          <LimitSteps label={label} value={value} onChange={(next) => editing.setValue(key, next)} />
        )}
        <ValueEditor type={type} value={value} label={label} onChange={(next) => editing.setValue(key, next)} />
      </div>
      <div className="tier-feature-gates">
        <Checkbox
          size="xs"
          label={<span className="gate-label">Overrides</span>}
          aria-label={`Admin overrides of ${label}`}
          checked={gates.override}
          onChange={(event) => editing.setGate(key, 'override', event.currentTarget.checked)}
        />
        <Checkbox
          size="xs"
          label={<span className="gate-label">Requests</span>}
          aria-label={`Upgrade requests for ${label}`}
          checked={gates.upgrade}
          onChange={(event) => editing.setGate(key, 'upgrade', event.currentTarget.checked)}
        />
      </div>
      {notes !== undefined && <RelationNotices row={row} notes={notes} editing={editing} />}
    </li>
  );
}
