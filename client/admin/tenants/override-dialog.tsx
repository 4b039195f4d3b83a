import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Anchor, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { mutate } from '../api/mutate.ts';
import type { Problem, SendChange } from '../editing/change-answer.ts';
import { ChangeDialog } from '../editing/change-dialog.tsx';
import type { Remedy } from '../editing/problem-notice.tsx';
import { useAddress } from '../reading/use-address.ts';
import { EndPicker } from '../values/end-picker.tsx';
import { type FeatureValue, featureValueText, toValueInput } from '../values/feature-value.ts';
import { untilText } from '../values/moment-text.ts';
import { SourceBadge } from '../values/source-badge.tsx';
import { useNow } from '../values/use-now.ts';
import { ValueEditor } from '../values/value-editor.tsx';
import { blockingKeys } from './blocking-keys.ts';
import { overrideContextQuery, setOverrideMutation } from './operations.ts';
import { StartPicker } from './start-picker.tsx';
import { startingValue } from './starting-value.ts';
import type { Tenant, TenantFeature } from './tenant.ts';

interface OverrideDialogProps {
  readonly tenant: Tenant;
  readonly features: readonly TenantFeature[];
  readonly featureKey: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What somebody said in the form; what they did not touch follows what the server says. */
interface Mine {
  readonly value?: FeatureValue;
  readonly startsAt?: string | null;
  readonly expiresAt?: string | null;
}

/** Gives one tenant another value than its tier does, for good or for a time. */
export function OverrideDialog({ tenant, features, featureKey, opened, onClose }: OverrideDialogProps): ReactNode {
  const client = useApolloClient();
  const { adjust } = useAddress();
  const present = useNow();
  const { data } = useQuery(overrideContextQuery, { variables: { key: featureKey }, skip: !opened });
  const [mine, setMine] = useState<Mine>({});
  const registered = data?.feature ?? null;
  const now = features.find(({ key }) => key === featureKey);
  const existing = tenant.overrides.find(({ key }) => key === featureKey) ?? null;
  const row = registered?.tiers.find(({ tier }) => tier.id === tenant.tier?.id);
  const name = now?.name ?? registered?.name ?? featureKey;
  const nameOf = (key: string): string => features.find((each) => each.key === key)?.name ?? key;

  const type = registered?.type ?? 'BOOLEAN';
  const { startsAt = existing?.startsAt ?? null, expiresAt = existing?.expiresAt ?? null } = mine;
  const isKnown = registered !== null && now !== undefined;
  const value =
    mine.value ??
    (isKnown
      ? startingValue({
          type,
          now,
          override: existing?.value ?? null,
          examples: [
            ...(row ? [row.value] : []),
            registered.defaultValue,
            ...registered.tiers.map((each) => each.value),
          ],
        })
      : null);
  const lasting = expiresAt === null ? 'for good' : untilText(expiresAt, present);
  const said = value === null ? '' : `${featureValueText(value)} ${lasting}`;
  const reasonByDefault = `${said}, set in the console`;
  const isAllowed = row?.allowTenantOverride !== false;

  const send: SendChange = async ({ reason, ...options }) => {
    if (value === null) throw new Error('There is no value to send yet.');
    const input = {
      tenantId: tenant.id,
      key: featureKey,
      value: toValueInput(value, type),
      startsAt,
      expiresAt,
      reason: reason ?? reasonByDefault,
      ...options,
    };
    return (await mutate(client, setOverrideMutation, { input })).setTenantOverride;
  };
  function remediesOf(problem: Problem): readonly Remedy[] {
    return blockingKeys(problem).map((key) => ({
      label: `Override ${nameOf(key)} first`,
      apply: () => adjust({ override: key }),
    }));
  }
  function close(): void {
    setMine({});
    onClose();
  }

  return (
    <ChangeDialog
      title={`Override ${name} for ${tenant.name}`}
      opened={opened}
      onClose={close}
      what={value === null || !isAllowed ? null : JSON.stringify({ value, startsAt, expiresAt })}
      send={send}
      done={`${name}: ${said}`}
      reasonByDefault={reasonByDefault}
      remediesOf={remediesOf}
    >
      {!isAllowed && row !== undefined && (
        <Alert color="orange" variant="light" role="alert" title={`${row.tier.name} allows no overrides of ${name}`}>
          <Text size="sm">
            Allow them in the tier first, or change the tier itself.{' '}
            <Anchor
              component={Link}
              href={`/tiers/${row.tier.id}?search=${encodeURIComponent(featureKey)}`}
              size="sm"
              underline="always"
            >
              Open {name} in {row.tier.name}
            </Anchor>
          </Text>
        </Alert>
      )}
      {registered !== null && now === undefined && <Text size="sm">The tenant’s features are being read.</Text>}
      {value !== null && now !== undefined && (
        <Group justify="space-between" className="override-value">
          <div>
            <Text size="sm" fw={500}>
              For this tenant
            </Text>
            <Group gap={6}>
              <Text size="xs" c="dimmed">
                Now {featureValueText(now)}
              </Text>
              <SourceBadge source={now.source} />
            </Group>
          </div>
          <ValueEditor
            type={type}
            label={name}
            value={value}
            onChange={(next) => setMine({ ...mine, value: next })}
            disabled={!isAllowed}
          />
        </Group>
      )}
      <EndPicker label="Lasts" end={expiresAt} onChange={(next) => setMine({ ...mine, expiresAt: next })} />
      <StartPicker start={startsAt} onChange={(next) => setMine({ ...mine, startsAt: next })} />
      {!tenant.isActive && (
        <Text size="sm" c="dimmed">
          {tenant.name} is suspended: the override counts when it is resumed.
        </Text>
      )}
    </ChangeDialog>
  );
}
