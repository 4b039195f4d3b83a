import { useQuery } from '@apollo/client/react';
import { Badge, Group, Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { LinePlot } from '../plots/line-plot.tsx';
import { PlotFrame } from '../plots/plot-frame.tsx';
import { momentText } from '../values/moment-text.ts';
import { liveStatusQuery } from './operations.ts';

const EVERY_MS = 2_000; // the age of the feed and the number of sockets change without any change of data

const freshnesses = {
  LIVE: { label: 'Level with the database', color: 'teal' },
  STALE: { label: 'Behind the database', color: 'yellow' },
  LOST: { label: 'The database is away', color: 'red' },
} as const;

/** How changes travel on the server that answers: where it stands, who listens, and how long a change takes. */
export function LivePanel(): ReactNode {
  const { data, previousData } = useQuery(liveStatusQuery, { pollInterval: EVERY_MS });
  const status = (data ?? previousData)?.liveStatus;
  if (status === undefined) return <Skeleton height={300} radius="md" aria-label="Loading" />;
  const { propagation, freshness, isListening } = status;
  const { label, color } = freshnesses[freshness];
  const levels = [
    { label: 'p50', value: propagation.p50 },
    { label: 'p99', value: propagation.p99 },
  ].flatMap((level) => (level.value === null ? [] : [{ label: level.label, value: round(level.value) }]));
  return (
    <div className="system-live">
      <section className="panel" aria-labelledby="live-title">
        <Group justify="space-between" mb="xs">
          <Text component="h2" fw={650} id="live-title">
            Live
          </Text>
          <Badge variant="light" color={color}>
            {label}
          </Badge>
        </Group>
        <dl className="live-facts">
          <Fact name="Revision">{status.revision}</Fact>
          <Fact name="Age of the feed">{Math.round(status.feedAgeMilliseconds)} ms</Fact>
          <Fact name="Hears of changes by">{isListening ? 'notification' : 'polling'}</Fact>
          <Fact name="Subscribers">{status.subscriberCount}</Fact>
          <Fact name="Sockets">{status.socketCount}</Fact>
          <Fact name="Tenants being watched">{status.watchedTenantCount}</Fact>
          <Fact name="Epoch">
            <code>{status.epoch.slice(0, 8)}</code>
          </Fact>
        </dl>
      </section>
      <PlotFrame
        title="Propagation"
        summary={
          propagation.samples.length === 0
            ? 'From commit to the socket. No change was pushed since this server started.'
            : 'From commit to the socket, in milliseconds: the last changes that were pushed, newest at the right.'
        }
      >
        {(width) =>
          propagation.samples.length > 0 && (
            <LinePlot
              width={width}
              unit="ms"
              levels={levels}
              points={propagation.samples.map(({ revision, at, milliseconds }) => ({
                id: `${revision}:${at}`,
                value: milliseconds,
                title: `Revision ${revision}, ${momentText(at)}: ${round(milliseconds)} ms`,
              }))}
            />
          )
        }
      </PlotFrame>
    </div>
  );
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
