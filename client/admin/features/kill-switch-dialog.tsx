import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { Feature, Registry } from './feature.ts';
import { KillSwitchEffect } from './kill-switch-effect.tsx';
import { useAsOpened } from './use-as-opened.ts';
import { useUpdateFeature } from './use-update-feature.ts';

interface KillSwitchDialogProps {
  readonly feature: Feature;
  readonly registry: Registry;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Switches a feature off for everybody, or gives it back to those who have it. Says before who loses what. */
export function KillSwitchDialog({ feature, registry, opened, onClose }: KillSwitchDialogProps): ReactNode {
  const isActive = useAsOpened(opened, !feature.isActive);
  const { key, name, version } = feature;
  const send = useUpdateFeature(feature, { isActive });
  const isDone = feature.isActive === isActive;
  return (
    <ChangeDialog
      title={isActive ? `Switch ${name} on again` : `Switch ${name} off for everybody`}
      opened={opened}
      onClose={onClose}
      what={isDone ? null : JSON.stringify([key, isActive, version])}
      send={send}
      action={isActive ? 'Switch on again' : 'Switch off for everybody'}
      danger={!isActive}
      done={isActive ? `${name} is on again` : `${name} is off for everybody`}
      renderEffect={(impact) => (
        <KillSwitchEffect feature={feature} registry={registry} isActive={isActive} impact={isDone ? null : impact} />
      )}
    >
      <Text size="sm">
        {isDone
          ? `Somebody else was first: it is ${isActive ? 'on again' : 'off for everybody'} already.`
          : isActive
            ? 'Tiers, overrides and the default decide again, at once.'
            : 'It goes off at once, whatever tiers and overrides say. They keep what they say: switched on again, everything is as before.'}
      </Text>
    </ChangeDialog>
  );
}
