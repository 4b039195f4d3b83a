import type { ReactNode } from 'react';
import { useAddress } from '../reading/use-address.ts';
import { DeprecateDialog } from './deprecate-dialog.tsx';
import type { Feature, Registry } from './feature.ts';
import { KillSwitchDialog } from './kill-switch-dialog.tsx';
import { RelationsDialog } from './relations-dialog.tsx';

interface FeatureDialogsProps {
  readonly feature: Feature;
  readonly registry: Registry;
}

/** Whatever the address of a feature says is open. */
export function FeatureDialogs({ feature, registry }: FeatureDialogsProps): ReactNode {
  const { params, adjust } = useAddress();
  const doing = params.get('do');
  const close = (): void => adjust({ do: null });
  return (
    <>
      <KillSwitchDialog feature={feature} registry={registry} opened={doing === 'kill'} onClose={close} />
      <DeprecateDialog feature={feature} opened={doing === 'deprecate'} onClose={close} />
      <RelationsDialog feature={feature} registry={registry} opened={doing === 'relations'} onClose={close} />
    </>
  );
}
