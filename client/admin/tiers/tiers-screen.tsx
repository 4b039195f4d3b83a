import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Redirect, Route, Switch, useSearch } from 'wouter';
import { LoadProblem } from '../reading/load-problem.tsx';
import { NoTiers } from './no-tiers.tsx';
import { tierListQuery } from './operations.ts';
import { TierBuilder } from './tier-builder.tsx';
import { TierDialogs } from './tier-dialogs.tsx';
import { TierList } from './tier-list.tsx';
import { TierMatrix } from './tier-matrix.tsx';
import './tiers.css';

/** What each tier includes: one at a time in the builder, or all of them side by side in the matrix. */
export function TiersScreen(): ReactNode {
  const { data, previousData, error, refetch } = useQuery(tierListQuery);
  const search = useSearch();
  const tiers = (data ?? previousData)?.tiers;

  if (tiers === undefined) {
    if (error !== undefined) return <LoadProblem what="The tiers" onRetry={refetch} />;
    return (
      <Stack aria-busy="true" aria-label="Loading the tiers">
        <Skeleton h={36} w={220} />
        <Skeleton h={420} />
      </Stack>
    );
  }
  const [first] = tiers;
  return (
    <div className="tiers">
      <TierList tiers={tiers} />
      <div>
        <Switch>
          <Route path="/tiers/matrix">
            <TierMatrix />
          </Route>
          <Route path="/tiers/:id">
            {({ id }) => <TierBuilder id={id} summary={tiers.find((tier) => tier.id === id)} />}
          </Route>
          <Route>
            {first === undefined ? (
              <NoTiers />
            ) : (
              <Redirect to={`/tiers/${first.id}${search === '' ? '' : `?${search}`}`} replace />
            )}
          </Route>
        </Switch>
      </div>
      <TierDialogs tiers={tiers} />
    </div>
  );
}
