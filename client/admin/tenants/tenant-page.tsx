import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Skeleton, Stack, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { LoadProblem } from '../reading/load-problem.tsx';
import { NotFound } from '../reading/not-found.tsx';
import { useAddress } from '../reading/use-address.ts';
import { useRefreshAt } from '../reading/use-refresh-at.ts';
import { FeaturesTab } from './features-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { tenantFeaturesQuery, tenantQuery } from './operations.ts';
import { OverridesTab } from './overrides-tab.tsx';
import { RequestsTab } from './requests-tab.tsx';
import { TenantDialogs } from './tenant-dialogs.tsx';
import { TenantHeader } from './tenant-header.tsx';

const tabs = ['features', 'overrides', 'requests', 'history'] as const;

/** One tenant: what it has and why, what was set for it alone, what it asks for, and what happened. */
export function TenantPage({ id }: { readonly id: string }): ReactNode {
  const { params, adjust } = useAddress();
  const { data, error, refetch } = useQuery(tenantQuery, { variables: { id } });
  const resolved = useQuery(tenantFeaturesQuery, { variables: { id } }).data?.resolvedFeatures;
  useRefreshAt(resolved?.nextChangeAt ?? null);
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'features';

  if (data === undefined) {
    return error === undefined ? (
      <Stack gap="md" aria-busy>
        <Skeleton h={70} maw={520} />
        <Skeleton h={400} />
      </Stack>
    ) : (
      <LoadProblem what="The tenant" onRetry={refetch} />
    );
  }
  const { tenant } = data;
  if (tenant === null) return <NotFound what="This tenant" />;
  const features = resolved?.features ?? null;

  return (
    <Stack gap="md">
      <div>
        <Anchor component={Link} href="/tenants" size="sm">
          Tenants
        </Anchor>
        <TenantHeader tenant={tenant} />
      </div>
      <Tabs value={tab} keepMounted={false} onChange={(next) => adjust({ tab: next === 'features' ? null : next })}>
        <Tabs.List className="tabs-list">
          <Tabs.Tab value="features">Features</Tabs.Tab>
          <Tabs.Tab value="overrides" rightSection={<Count of={tenant.overrides.length} />}>
            Overrides
          </Tabs.Tab>
          <Tabs.Tab value="requests" rightSection={<Count of={tenant.pendingRequestCount} />}>
            Requests
          </Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="features" pt="md">
          <FeaturesTab tenant={tenant} features={features} />
        </Tabs.Panel>
        <Tabs.Panel value="overrides" pt="md">
          <OverridesTab tenant={tenant} features={features} />
        </Tabs.Panel>
        <Tabs.Panel value="requests" pt="md">
          <RequestsTab tenantId={id} />
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="md">
          <HistoryTab tenantId={id} />
        </Tabs.Panel>
      </Tabs>
      <TenantDialogs tenant={tenant} features={features ?? []} />
    </Stack>
  );
}

function Count({ of }: { readonly of: number }): ReactNode {
  return of === 0 ? null : (
    <Badge size="sm" variant="default" circle={of < 10}>
      {of}
    </Badge>
  );
}
