import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { LoadProblem } from '../reading/load-problem.tsx';
import { LivePanel } from './live-panel.tsx';
import { MigrationPanel } from './migration-panel.tsx';
import { ModeDialog } from './mode-dialog.tsx';
import { ModePanel } from './mode-panel.tsx';
import { modes } from './modes.ts';
import { controlQuery } from './operations.ts';
import { ShadowPanel } from './shadow-panel.tsx';
import './system.css';

/** Who decides, how the migration stands, and how changes travel. The address names an open switch of the mode. */
export function SystemScreen(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const { data, previousData, error, refetch } = useQuery(controlQuery);
  const control = (data ?? previousData)?.featureControl;
  const to = modes.find(({ id }) => id === search.get('mode'))?.id;
  return (
    <Stack gap="md" maw={1200}>
      <div>
        <Title order={1} size="h2">
          System
        </Title>
        <Text c="dimmed">Who decides, how far the migration is, and how changes travel.</Text>
      </div>
      <LivePanel />
      {control === undefined && error === undefined && <Skeleton height={240} radius="md" aria-label="Loading" />}
      {control === undefined && error !== undefined && <LoadProblem what="The mode" onRetry={refetch} />}
      {control !== undefined && (
        <>
          <ModePanel control={control} onSwitch={(mode) => setSearch({ mode })} />
          <ShadowPanel control={control} />
          <MigrationPanel control={control} />
          {to !== undefined && to !== control.mode && (
            <ModeDialog key={to} from={control.mode} to={to} onClose={() => setSearch({})} />
          )}
        </>
      )}
    </Stack>
  );
}
