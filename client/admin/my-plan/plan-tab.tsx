import { Group, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useComponents, useFeatureFlags, useModels } from '../../sdk/index.ts';
import { useAddress } from '../reading/use-address.ts';
import { FeatureItem } from './feature-item.tsx';
import { LimitCard } from './limit-card.tsx';
import { planGroups, type PlanView, planViews } from './plan-selection.ts';
import { RequestDialog } from './request-dialog.tsx';

const NOTHING: readonly string[] = [];

/** What we have, what we could have, and how far the limits go. Live: whatever changes for the tenant shows at once. */
export function PlanTab(): ReactNode {
  const { params, adjust, open } = useAddress();
  const { features, status } = useFeatureFlags();
  const brings = useBrings();
  const request = useCallback((key: string) => open({ request: key }), [open]);
  const view = planViews.find(({ value }) => value === params.get('show'))?.value ?? 'all';
  const asked = features.find(({ key }) => key === params.get('request'));

  if (status === 'loading') return <Skeleton height={420} radius="md" aria-label="Loading" />;
  if (status === 'offline') {
    return (
      <div className="panel" role="alert">
        <Text fw={600}>The connection is away</Text>
        <Text size="sm" c="dimmed">
          What you have shows again as soon as it is back.
        </Text>
      </div>
    );
  }
  const limits = features.filter(({ type }) => type === 'INTEGER');
  const groups = planGroups(features, view);
  return (
    <Stack gap="xl">
      {limits.length > 0 && (
        <section aria-labelledby="plan-limits">
          <Title order={2} size="h4" id="plan-limits" mb="sm">
            Limits
          </Title>
          <ul className="plain-list limit-cards">
            {limits.map((limit) => (
              <LimitCard key={limit.key} limit={limit} onRequest={() => request(limit.key)} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="plan-features">
        <Group justify="space-between" mb="sm">
          <Title order={2} size="h4" id="plan-features">
            Features
          </Title>
          <SegmentedControl
            size="xs"
            aria-label="Which features"
            data={planViews.map((choice) => ({ ...choice }))}
            value={view}
            onChange={(next: PlanView) => adjust({ show: next === 'all' ? null : next })}
          />
        </Group>
        {groups.length === 0 && (
          <div className="panel">
            <Text fw={600}>{view === 'could' ? 'Nothing more to request here' : 'Nothing is on'}</Text>
            <Text size="sm" c="dimmed">
              {view === 'could'
                ? 'You have everything that your plan lets you ask for. For anything else, talk to us.'
                : 'The reason stands beside each feature under “Everything”.'}
            </Text>
          </div>
        )}
        <div className="plan-groups">
          {groups.map(({ id, label, features: ofCategory }) => (
            <section key={id} className="panel" aria-labelledby={`plan-${id}`}>
              <Title order={3} size="h6" id={`plan-${id}`} mb={6}>
                {label}
              </Title>
              <ul className="plain-list plan-features">
                {ofCategory.map((feature) => (
                  <FeatureItem
                    key={feature.key}
                    feature={feature}
                    brings={brings.get(feature.key) ?? NOTHING}
                    onRequest={request}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
      {asked?.upgradable === true && asked.pendingRequestId === null && (
        <RequestDialog key={asked.key} feature={asked} onClose={() => adjust({ request: null })} />
      )}
    </Stack>
  );
}

/** The names of the models and components that come with each feature. */
function useBrings(): ReadonlyMap<string, readonly string[]> {
  const models = useModels();
  const components = useComponents();
  return useMemo(() => {
    const offers = [
      ...models.map(({ featureKey, name }) => ({ key: featureKey, name })),
      ...components.map(({ featureKey, category, name }) => ({ key: featureKey ?? `components.${category}`, name })),
    ];
    return new Map([...Map.groupBy(offers, ({ key }) => key)].map(([key, all]) => [key, all.map(({ name }) => name)]));
  }, [models, components]);
}
