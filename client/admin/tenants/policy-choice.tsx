import { Radio, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { featureValueText } from '../values/feature-value.ts';
import type { AssignTenantTierMutation, OverridePolicy } from './generated/graphql.ts';
import type { TenantFeature } from './tenant.ts';

/** What one way of treating the overrides would give and take. */
export type PolicyRehearsal = AssignTenantTierMutation['assignTenantTier']['policies'][number];

const policies: readonly { readonly id: OverridePolicy; readonly label: string; readonly about: string }[] = [
  { id: 'KEEP', label: 'Keep all', about: 'Every override stays.' },
  { id: 'REVOKE_GRANTS', label: 'Revoke what gives more', about: 'Restrictions stay.' },
  { id: 'REVOKE_ALL', label: 'Revoke all', about: 'The tier alone decides.' },
];

interface PolicyChoiceProps {
  readonly overrideCount: number;
  /** Null while the rehearsal is under way. */
  readonly rehearsals: readonly PolicyRehearsal[] | null;
  readonly features: readonly TenantFeature[];
  readonly policy: OverridePolicy;
  readonly onChange: (policy: OverridePolicy) => void;
}

/** What becomes of the overrides, each way beside the others with what it would do. Without overrides there is one way. */
export function PolicyChoice({ overrideCount, rehearsals, features, policy, onChange }: PolicyChoiceProps): ReactNode {
  const offered = overrideCount === 0 ? policies.slice(0, 1) : policies;
  const nameOf = (key: string): string => features.find((feature) => feature.key === key)?.name ?? key;
  const effects = (id: OverridePolicy): ReactNode => {
    const rehearsal = rehearsals?.find((each) => each.policy === id);
    return rehearsal === undefined ? <Skeleton h={90} /> : <Effects rehearsal={rehearsal} nameOf={nameOf} />;
  };
  if (overrideCount === 0) return <div>{effects('KEEP')}</div>;

  return (
    <Radio.Group
      label={overrideCount === 1 ? 'What becomes of its override' : `What becomes of its ${overrideCount} overrides`}
      value={policy}
      onChange={(next) => onChange(offered.find(({ id }) => id === next)?.id ?? policy)}
    >
      <div className="policy-columns">
        {offered.map(({ id, label, about }) => (
          <Radio.Card key={id} value={id} p="sm" className="policy-card" aria-label={label}>
            <Stack gap="xs">
              <div className="policy-head">
                <Radio.Indicator />
                <div>
                  <Text size="sm" fw={600}>
                    {label}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {about}
                  </Text>
                </div>
              </div>
              {effects(id)}
            </Stack>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}

interface EffectsProps {
  readonly rehearsal: PolicyRehearsal;
  readonly nameOf: (key: string) => string;
}

function Effects({ rehearsal, nameOf }: EffectsProps): ReactNode {
  const { gained, lost, changed, revokedKeys } = rehearsal;
  const parts = [
    { label: 'Gains', texts: gained.map(nameOf) },
    { label: 'Loses', texts: lost.map(nameOf) },
    {
      label: 'Changes',
      texts: changed.map(
        ({ key, before, after }) => `${nameOf(key)}: ${featureValueText(before)} becomes ${featureValueText(after)}`,
      ),
    },
    { label: 'Overrides revoked', texts: revokedKeys.map(nameOf) },
  ].filter(({ texts }) => texts.length > 0);
  if (parts.length === 0) return <Text size="sm">Nothing changes now.</Text>;
  return parts.map(({ label, texts }) => (
    <div key={label}>
      <Text size="xs" fw={600}>
        {label} ({texts.length})
      </Text>
      <ul className="plain-list policy-list">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  ));
}
