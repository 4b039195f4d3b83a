import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Tabs } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { createGraphqlWsTransport, FeatureProvider } from '../../sdk/index.ts';
import { socketAddress } from '../api/socket-address.ts';
import { History } from '../history/history.tsx';
import { useSession } from '../session/session.ts';
import { LoadProblem } from '../reading/load-problem.tsx';
import { useAddress } from '../reading/use-address.ts';
import { ownTenantQuery } from './operations.ts';
import { PlanHeader } from './plan-header.tsx';
import { PlanTab } from './plan-tab.tsx';
import { planTexts } from './plan-texts.ts';
import { RequestsTab } from './requests-tab.tsx';
import { StandingNotice } from './standing-notice.tsx';
import './my-plan.css';

const tabs = [
  { id: 'plan', label: 'Plan', content: PlanTab },
  { id: 'requests', label: 'Requests', content: RequestsTab },
  { id: 'history', label: 'What changed', content: WhatChanged },
] as const;

const OWN = {}; // the server answers a tenant admin with the own tenant only

function WhatChanged(): ReactNode {
  return <History filter={OWN} linked={false} />;
}

/** The page of a tenant's admin, built with the SDK that the products of our customers use: what it shows is live. */
export function MyPlanScreen(): ReactNode {
  const { viewer, token } = useSession();
  const { params, adjust } = useAddress();
  const [transport] = useState(() => createGraphqlWsTransport({ url: socketAddress(), getToken: () => token }));
  const id = viewer.tenant?.id ?? '';
  const { data, previousData, error, refetch } = useQuery(ownTenantQuery, { variables: { id } });
  const tenant = (data ?? previousData)?.tenant;
  const shown = tabs.find((tab) => tab.id === params.get('tab')) ?? tabs[0];
  const Content = shown.content;

  if (tenant === undefined || tenant === null) {
    return error === undefined ? (
      <Skeleton height={160} radius="md" aria-label="Loading" />
    ) : (
      <LoadProblem what="Your plan" onRetry={refetch} />
    );
  }
  return (
    <FeatureProvider transport={transport} texts={planTexts}>
      <Stack gap="lg" className="my-plan">
        <StandingNotice tenant={tenant} />
        <PlanHeader tenant={tenant} />
        <Tabs
          value={shown.id}
          onChange={(next) => adjust({ tab: next === 'plan' ? null : next, request: null, takeback: null })}
        >
          <Tabs.List aria-label="Your plan" className="plan-tabs">
            {tabs.map((tab) => (
              <Tabs.Tab key={tab.id} value={tab.id}>
                {tab.label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={shown.id} pt="lg">
            <Content />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </FeatureProvider>
  );
}
