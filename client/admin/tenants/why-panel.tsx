import { useQuery } from '@apollo/client/react';
import { Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { LoadProblem } from '../reading/load-problem.tsx';
import { useAddress } from '../reading/use-address.ts';
import { featureValueText } from '../values/feature-value.ts';
import { offText } from '../values/off-text.ts';
import { reasonText } from '../values/reason-text.ts';
import { explanationQuery } from './operations.ts';
import type { Tenant, TenantFeature } from './tenant.ts';
import { WhyLadder } from './why-ladder.tsx';
import { WhyRules } from './why-rules.tsx';

interface WhyPanelProps {
  readonly tenant: Tenant;
  readonly features: readonly TenantFeature[];
  readonly featureKey: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Why a tenant has a feature, or lacks it: the layers, the rules, the result. */
export function WhyPanel({ tenant, features, featureKey, opened, onClose }: WhyPanelProps): ReactNode {
  const { adjust } = useAddress();
  const { data, previousData, error, refetch } = useQuery(explanationQuery, {
    variables: { tenantId: tenant.id, key: featureKey },
    skip: !opened,
  });
  const nameOf = (key: string): string => features.find((each) => each.key === key)?.name ?? key;
  const latest = (data ?? previousData)?.explainFeature;
  const explained = latest?.feature.key === featureKey ? latest : undefined;
  const result = explained?.feature;
  const name = nameOf(featureKey);

  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="md"
      title={result === undefined ? `Why ${name}?` : `Why is ${name} ${result.enabled ? 'on' : 'off'}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {result === undefined || explained === undefined ? (
        error === undefined ? (
          <Skeleton h={360} aria-busy />
        ) : (
          <LoadProblem what="The explanation" onRetry={refetch} />
        )
      ) : (
        <Stack gap="lg">
          <div role="status" className="why-result" data-enabled={result.enabled}>
            <Text size="xl" fw={650}>
              {featureValueText(result)}
            </Text>
            <Text size="sm">
              {result.enabled ? reasonText(result.reason) : offText(result)}
              {result.blockedBy.length > 0 && `: ${result.blockedBy.map(nameOf).join(', ')}`}.
            </Text>
            <Text size="xs" c="dimmed" ff="monospace" className="breakable">
              {tenant.name} · {featureKey}
            </Text>
          </div>
          <WhyLadder layers={explained.layers} tierName={tenant.tier?.name ?? null} />
          <WhyRules rules={explained.rules} />
          <Group gap="xs">
            <Button size="xs" onClick={() => adjust({ why: null, override: featureKey })}>
              Override for this tenant
            </Button>
            {result.blockedBy.map((key) => (
              <Button key={key} size="xs" variant="default" onClick={() => adjust({ why: key })}>
                Why is {nameOf(key)} {features.find((each) => each.key === key)?.enabled === true ? 'on' : 'off'}?
              </Button>
            ))}
            <Button size="xs" variant="default" component={Link} href={`/features/${featureKey}`}>
              Open the feature
            </Button>
          </Group>
        </Stack>
      )}
    </Drawer>
  );
}
