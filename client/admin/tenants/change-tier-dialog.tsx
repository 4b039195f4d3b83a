import { useApolloClient, useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { mutate } from '../api/mutate.ts';
import type { SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { OverridePolicy } from './generated/graphql.ts';
import { assignTierMutation, tierChoicesQuery } from './operations.ts';
import { PolicyChoice, type PolicyRehearsal } from './policy-choice.tsx';
import type { Tenant, TenantFeature } from './tenant.ts';

const NO_TIER = 'none';

interface ChangeTierDialogProps {
  readonly tenant: Tenant;
  readonly features: readonly TenantFeature[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Moves a tenant to another tier, after showing what each way of treating its overrides would give and take. */
export function ChangeTierDialog({ tenant, features, opened, onClose }: ChangeTierDialogProps): ReactNode {
  const client = useApolloClient();
  const { data } = useQuery(tierChoicesQuery, { skip: !opened });
  const [chosen, setChosen] = useState<string | null>(null);
  const [policy, setPolicy] = useState<OverridePolicy>('KEEP');
  const [rehearsed, setRehearsed] = useState<{ tier: string; policies: readonly PolicyRehearsal[] } | null>(null);
  const { id, name, version } = tenant;
  const present = tenant.tier?.id ?? NO_TIER;
  const tiers = [
    ...(data?.tiers ?? []).filter((tier) => tier.isActive && tier.id !== present),
    ...(present === NO_TIER ? [] : [{ id: NO_TIER, name: 'No tier: only the defaults' }]),
  ];
  const chosenName = tiers.find((tier) => tier.id === chosen)?.name ?? '';

  const send: SendChange = async (options) => {
    if (chosen === null) throw new Error('There is no tier to send yet.');
    const tierId = chosen === NO_TIER ? null : chosen;
    const input = { tenantId: id, tierId, overridePolicy: policy, expectedVersion: version, ...options };
    const { assignTenantTier } = await mutate(client, assignTierMutation, { input });
    const { policies, ...outcome } = assignTenantTier;
    if (options.dryRun) setRehearsed({ tier: chosen, policies });
    return outcome;
  };
  function close(): void {
    setChosen(null);
    setPolicy('KEEP');
    onClose();
  }

  return (
    <ChangeDialog
      title={`Change the tier of ${name}`}
      size="xl"
      opened={opened}
      onClose={close}
      what={chosen === null ? null : `${chosen} ${policy} ${version}`}
      send={send}
      action="Change the tier"
      done={chosen === NO_TIER ? `${name} is on no tier` : `${name} is on ${chosenName}`}
    >
      <Select
        label="New tier"
        description={`Now ${tenant.tier?.name ?? 'on no tier'}`}
        placeholder="Choose a tier"
        data-autofocus
        data={tiers.map((tier) => ({ value: tier.id, label: tier.name }))}
        value={chosen}
        onChange={setChosen}
      />
      {chosen !== null && (
        <PolicyChoice
          overrideCount={tenant.overrides.length}
          rehearsals={rehearsed?.tier === chosen ? rehearsed.policies : null}
          features={features}
          policy={policy}
          onChange={setPolicy}
        />
      )}
    </ChangeDialog>
  );
}
