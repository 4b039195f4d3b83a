import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { BarPlot } from '../plots/bar-plot.tsx';
import { DotPlot } from '../plots/dot-plot.tsx';
import { PlotFrame } from '../plots/plot-frame.tsx';
import { LoadProblem } from '../reading/load-problem.tsx';
import { useNow } from '../values/use-now.ts';
import { activityBars } from './activity-bars.ts';
import { AdoptionTable } from './adoption-table.tsx';
import { limitRows } from './limit-rows.ts';
import { overviewQuery } from './operations.ts';
import './overview.css';

const DAYS = 30;

/** What there is, who has it, how far it goes, and how much is changed: where one begins. */
export function OverviewScreen(): ReactNode {
  const now = useNow();
  const { data, previousData, error, refetch } = useQuery(overviewQuery);
  const overview = data ?? previousData;
  if (overview === undefined) {
    return (
      <Stack gap="md">
        <Title order={1} size="h2">
          Overview
        </Title>
        {error === undefined ? (
          <Skeleton height={420} radius="md" aria-label="Loading" />
        ) : (
          <LoadProblem what="The overview" onRetry={refetch} />
        )}
      </Stack>
    );
  }
  const { all, suspended, licenceOver, upgradeRequests, featureAdoption, tiers, changeActivity } = overview;
  const bars = activityBars(changeActivity, DAYS, now);
  const changes = bars.reduce((sum, { value }) => sum + value, 0);
  const killed = featureAdoption.filter(({ feature }) => feature?.isActive === false).length;

  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        Overview
      </Title>
      <div className="tiles">
        <Tile
          href="/tenants"
          label="Tenants"
          value={all.totalCount}
          about={aboutTenants(suspended.totalCount, licenceOver.totalCount)}
        />
        <Tile
          href="/features"
          label="Features"
          value={featureAdoption.length}
          about={killed === 0 ? 'none switched off for all' : `${killed} switched off for all`}
        />
        <Tile href="/tiers" label="Tiers" value={tiers.length} about={tiers.map(({ name }) => name).join(', ')} />
        <Tile
          href="/requests"
          label="Pending requests"
          value={upgradeRequests.totalCount}
          about={upgradeRequests.totalCount === 0 ? 'nobody is waiting' : 'waiting for a decision'}
        />
        <Tile
          href="/audit"
          label={`Changes in ${DAYS} days`}
          value={changes}
          about="by whom and why: in the audit log"
        />
      </div>
      <div className="overview-columns">
        <section className="panel" aria-labelledby="adoption-title">
          <Text component="h2" fw={650} id="adoption-title">
            Adoption
          </Text>
          <Text size="sm" c="dimmed" mb="xs">
            For how many tenants each feature is on now, with overrides, licences and dependencies counted in.
          </Text>
          <AdoptionTable adoption={featureAdoption} />
        </section>
        <div className="overview-side">
          <PlotFrame title="Limits by tier" summary="How far each tier goes; at the right end, without a limit.">
            {(width) => <DotPlot width={width} series={tiers.map(({ name }) => name)} rows={limitRows(tiers)} />}
          </PlotFrame>
          <PlotFrame title="Changes over time" summary={`${changes} in the last ${DAYS} days, by day in UTC.`}>
            {(width) => <BarPlot width={width} bars={bars} />}
          </PlotFrame>
        </div>
      </div>
    </Stack>
  );
}

function aboutTenants(suspended: number, licenceOver: number): string {
  const parts = [
    suspended > 0 ? `${suspended} suspended` : null,
    licenceOver > 0 ? `${licenceOver} with the licence over` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'all active' : parts.join(', ');
}

interface TileProps {
  readonly href: string;
  readonly label: string;
  readonly value: number;
  readonly about: string;
}

function Tile({ href, label, value, about }: TileProps): ReactNode {
  return (
    <Link href={href} className="panel tile">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={650} lh={1.2}>
        {value}
      </Text>
      <Text size="xs" c="dimmed">
        {about}
      </Text>
    </Link>
  );
}
