import { useQuery } from '@apollo/client/react';
import { Badge, Skeleton, Stack, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { History } from '../history/history.tsx';
import { UndoDialog } from '../history/undo-dialog.tsx';
import { LoadProblem } from '../reading/load-problem.tsx';
import { NotFound } from '../reading/not-found.tsx';
import { useAddress } from '../reading/use-address.ts';
import { EditBar } from './edit-bar.tsx';
import { FeatureDialogs } from './feature-dialogs.tsx';
import { FeatureHeader } from './feature-header.tsx';
import { FeatureTenants } from './feature-tenants.tsx';
import type { Feature, Registry } from './feature.ts';
import { OffersTab } from './offers-tab.tsx';
import { featureQuery } from './operations.ts';
import { OverviewTab } from './overview-tab.tsx';
import { useFeatureEdit } from './use-feature-edit.ts';
import { useRegistry } from './use-registry.ts';

const tabs = ['overview', 'tenants', 'models', 'history'] as const;

/** One feature: what it is, what it hangs on, who has it and why, and what happened to it. */
export function FeaturePage({ featureKey }: { readonly featureKey: string }): ReactNode {
  const { data, error, refetch } = useQuery(featureQuery, { variables: { key: featureKey } });
  const { registry, hasFailed, retry } = useRegistry();

  if (data === undefined || registry === null) {
    return error === undefined && !hasFailed ? (
      <Stack gap="md" aria-busy aria-label="Loading the feature">
        <Skeleton h={78} maw={620} />
        <Skeleton h={37} />
        <Skeleton h={420} />
      </Stack>
    ) : (
      <LoadProblem what="The feature" onRetry={() => Promise.all([refetch(), retry()])} />
    );
  }
  const { feature } = data;
  if (feature === null) return <NotFound what="This feature" />;
  return <LoadedPage feature={feature} registry={registry} />;
}

interface LoadedPageProps {
  readonly feature: Feature;
  readonly registry: Registry;
}

function LoadedPage({ feature, registry }: LoadedPageProps): ReactNode {
  const { params, adjust, open } = useAddress();
  const edit = useFeatureEdit(feature);
  const tab = tabs.find((each) => each === params.get('tab')) ?? 'overview';
  const undo = params.get('undo');

  return (
    <Stack gap="md" maw={1180}>
      <FeatureHeader feature={feature} />
      <Tabs value={tab} keepMounted={false} onChange={(next) => adjust({ tab: next === 'overview' ? null : next })}>
        <Tabs.List className="registry-tabs">
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="tenants" rightSection={<Count of={feature.enabledTenantCount} />}>
            Tenants
          </Tabs.Tab>
          <Tabs.Tab value="models" rightSection={<Count of={feature.models.length + feature.components.length} />}>
            Models and components
          </Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview" pt="md">
          <OverviewTab feature={feature} registry={registry} edit={edit} />
        </Tabs.Panel>
        <Tabs.Panel value="tenants" pt="md">
          <FeatureTenants feature={feature} registry={registry} />
        </Tabs.Panel>
        <Tabs.Panel value="models" pt="md">
          <OffersTab feature={feature} />
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="md">
          <History filter={{ featureKey: feature.key }} onUndo={(revision) => open({ undo: revision })} />
        </Tabs.Panel>
      </Tabs>
      <EditBar feature={feature} edit={edit} />
      <FeatureDialogs feature={feature} registry={registry} />
      {undo !== null && <UndoDialog key={undo} revision={undo} onClose={() => adjust({ undo: null })} />}
    </Stack>
  );
}

function Count({ of }: { readonly of: number }): ReactNode {
  return (
    <Badge size="sm" variant="default" circle={of < 10}>
      {of}
    </Badge>
  );
}
