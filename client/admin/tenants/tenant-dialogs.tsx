import type { ReactNode } from 'react';
import { useAddress } from '../reading/use-address.ts';
import { ActivityDialog } from './activity-dialog.tsx';
import { ChangeTierDialog } from './change-tier-dialog.tsx';
import { LicenceDialog } from './licence-dialog.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { RevokeOverrideDialog } from './revoke-override-dialog.tsx';
import type { Tenant, TenantFeature } from './tenant.ts';
import { useLasting } from './use-lasting.ts';
import { WhyPanel } from './why-panel.tsx';

interface TenantDialogsProps {
  readonly tenant: Tenant;
  readonly features: readonly TenantFeature[];
}

/** Whatever the address of a tenant says is open. */
export function TenantDialogs({ tenant, features }: TenantDialogsProps): ReactNode {
  const { params, adjust } = useAddress();
  const overridden = params.get('override');
  const revoked = params.get('revoke');
  const asked = params.get('why');
  const overriddenKey = useLasting(overridden);
  const revokedKey = useLasting(revoked);
  const askedKey = useLasting(asked);
  const doing = params.get('do');
  const close = (): void => adjust({ do: null, override: null, revoke: null, why: null });

  return (
    <>
      <ChangeTierDialog tenant={tenant} features={features} opened={doing === 'tier'} onClose={close} />
      <RenameDialog tenant={tenant} opened={doing === 'rename'} onClose={close} />
      <LicenceDialog tenant={tenant} opened={doing === 'licence'} onClose={close} />
      <ActivityDialog tenant={tenant} opened={doing === (tenant.isActive ? 'suspend' : 'resume')} onClose={close} />
      {overriddenKey !== null && (
        <OverrideDialog
          key={`override:${overriddenKey}`}
          tenant={tenant}
          features={features}
          featureKey={overriddenKey}
          opened={overridden !== null}
          onClose={close}
        />
      )}
      {revokedKey !== null && (
        <RevokeOverrideDialog
          tenant={tenant}
          features={features}
          featureKey={revokedKey}
          opened={revoked !== null}
          onClose={close}
        />
      )}
      {askedKey !== null && (
        <WhyPanel tenant={tenant} features={features} featureKey={askedKey} opened={asked !== null} onClose={close} />
      )}
    </>
  );
}
