import { useQuery, useSubscription } from '@apollo/client/react';
import { Group, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { SearchField } from '../reading/search-field.tsx';
import { useAddress } from '../reading/use-address.ts';
import { FeatureRow } from './feature-row.tsx';
import { selectFeatures, type Shown, shownChoices } from './feature-selection.ts';
import { usageQuery, usageSubscription } from './operations.ts';
import type { Tenant, TenantFeature } from './tenant.ts';

interface FeaturesTabProps {
  readonly tenant: Tenant;
  /** Null while the first answer is under way. */
  readonly features: readonly TenantFeature[] | null;
}

/** Everything that the registry has, and what of it the tenant has. */
export function FeaturesTab({ tenant, features }: FeaturesTabProps): ReactNode {
  const { params, adjust } = useAddress();
  const search = params.get('search') ?? '';
  const shown = shownChoices.find(({ value }) => value === params.get('show'))?.value ?? 'all';
  const usage = useUsage(tenant.id);
  const overrides = useMemo(() => new Map(tenant.overrides.map((each) => [each.key, each])), [tenant.overrides]);
  const names = useMemo(() => new Map(features?.map(({ key, name }) => [key, name ?? key])), [features]);

  if (features === null) return <Skeleton h={480} aria-busy />;
  const groups = selectFeatures(features, new Set(overrides.keys()), { search, shown });
  const onCount = features.filter(({ enabled }) => enabled).length;

  return (
    <Stack gap="lg">
      <Group gap="sm">
        <SearchField label="Search the features" value={search} onSearch={(next) => adjust({ search: next })} />
        <SegmentedControl
          size="xs"
          aria-label="Which features"
          data={shownChoices.map((choice) => ({ ...choice }))}
          value={shown}
          onChange={(next: Shown) => adjust({ show: next === 'all' ? null : next })}
        />
        <Text size="sm" c="dimmed" role="status">
          {onCount} of {features.length} on
        </Text>
      </Group>
      {groups.length === 0 && (
        <Text c="dimmed" size="sm" py="lg">
          {shown === 'overridden' && search === ''
            ? 'Nothing is set for this tenant alone. Use “Override” on a feature to give or take it for this tenant only.'
            : 'No feature fits. Search for a part of its name or its key.'}
        </Text>
      )}
      {groups.map(({ id, label, features: ofCategory }) => (
        <section key={id} aria-labelledby={`category-${id}`}>
          <Group gap="xs" mb={4}>
            <Title order={2} size="h5" id={`category-${id}`}>
              {label}
            </Title>
            <Text size="xs" c="dimmed" className="count">
              {ofCategory.filter(({ enabled }) => enabled).length}/{ofCategory.length} on
            </Text>
          </Group>
          <ul className="plain-list feature-list">
            {ofCategory.map((feature) => (
              <FeatureRow
                key={feature.key}
                feature={feature}
                override={overrides.get(feature.key) ?? null}
                usage={usage.get(feature.key) ?? null}
                names={names}
              />
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

/** Counting commits no change, so that it has a subscription of its own. */
function useUsage(id: string) {
  const { data } = useQuery(usageQuery, { variables: { id } });
  const live = useSubscription(usageSubscription, { variables: { id } });
  return useMemo(() => {
    const counted = new Map((data?.usage ?? []).map((each) => [each.key, each]));
    for (const each of live.data?.usageChanged ?? []) counted.set(each.key, each);
    return counted;
  }, [data, live.data]);
}
