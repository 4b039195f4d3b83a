import { useApolloClient } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { mutate } from '../api/mutate.ts';
import type { Problem } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { Remedy } from '../editing/problem-notice.tsx';
import { sendOnVersion } from '../editing/send-on-version.ts';
import { FeatureKeysInput } from './feature-keys-input.tsx';
import type { Feature, Registry } from './feature.ts';
import { type KeyEdits, keyEdits, noKeyEdits, withKeyEdits } from './key-edits.ts';
import { setRelationsMutation } from './operations.ts';
import { relationRefusal } from './relation-refusal.ts';

interface RelationsDialogProps {
  readonly feature: Feature;
  readonly registry: Registry;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Changes what a feature needs and what it excludes. What others change in the lists meanwhile stays. */
export function RelationsDialog({ feature, registry, opened, onClose }: RelationsDialogProps): ReactNode {
  const client = useApolloClient();
  const [needs, setNeeds] = useState<KeyEdits>(noKeyEdits);
  const [excludes, setExcludes] = useState<KeyEdits>(noKeyEdits);
  const { key, name, version } = feature;
  const current = {
    dependsOn: feature.dependsOn.map((each) => each.key),
    conflictsWith: feature.conflictsWith.map((each) => each.key),
  };
  const dependsOn = withKeyEdits(current.dependsOn, needs);
  const conflictsWith = withKeyEdits(current.conflictsWith, excludes);
  const lists = { dependsOn: [...dependsOn], conflictsWith: [...conflictsWith] };
  const isChanged = JSON.stringify(lists) !== JSON.stringify(current);
  const what = isChanged ? JSON.stringify([key, version, lists]) : null;

  const send = sendOnVersion(version, async (options) => {
    const variables = { input: { key, ...lists, ...options } };
    return (await mutate(client, setRelationsMutation, variables)).setFeatureRelations;
  });
  function remediesOf(problem: Problem): readonly Remedy[] {
    const refusal = relationRefusal(problem, registry);
    if (refusal === null) return [];
    const isNeeds = refusal.field === 'dependsOn';
    return [
      {
        label: isNeeds ? 'Take my change of “Needs” back' : 'Take my change of “Excludes” back',
        apply: () => (isNeeds ? setNeeds : setExcludes)(noKeyEdits),
      },
    ];
  }
  function close(): void {
    setNeeds(noKeyEdits);
    setExcludes(noKeyEdits);
    onClose();
  }

  return (
    <ChangeDialog
      title={`Relations of ${name}`}
      opened={opened}
      onClose={close}
      what={what}
      send={send}
      done={`Relations of ${name} saved`}
      explain={(problem) => relationRefusal(problem, registry)?.text}
      remediesOf={remediesOf}
    >
      <FeatureKeysInput
        label="Needs"
        description="It is on only where all of these are on"
        registry={registry}
        except={key}
        keys={dependsOn}
        onChange={(keys) => setNeeds(keyEdits(current.dependsOn, keys))}
      />
      <FeatureKeysInput
        label="Excludes"
        description="It is never on together with any of these; holds both ways"
        registry={registry}
        except={key}
        keys={conflictsWith}
        onChange={(keys) => setExcludes(keyEdits(current.conflictsWith, keys))}
      />
      <Text size="sm" c="dimmed">
        A new relation can switch features of tenants off. Below stands for whom.
      </Text>
    </ChangeDialog>
  );
}
