import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { PendingChanges } from '../editing/pending-changes.tsx';
import { NotFound } from '../reading/not-found.tsx';
import { tierRowsQuery } from './operations.ts';
import type { Registry, Tier, TierSummary } from './tier-edit.ts';
import { tierEditing } from './tier-editing.ts';
import { TierFeatures } from './tier-features.tsx';
import { TierHeader } from './tier-header.tsx';
import { tierLines } from './tier-lines.ts';
import { tierRemedies } from './tier-remedies.ts';
import { useRegistry } from './use-registry.ts';
import { useTierDraft } from './use-tier-draft.ts';
import { useTierSender } from './use-tier-sender.ts';

interface TierBuilderProps {
  readonly id: string;
  /** Undefined where there is no such tier. */
  readonly summary: TierSummary | undefined;
}

/** The TierFeatureBuilder: what one tier says about every feature, edited in place. */
export function TierBuilder({ id, summary }: TierBuilderProps): ReactNode {
  const { data, previousData } = useQuery(tierRowsQuery, { variables: { id } });
  const registry = useRegistry(id);
  const tier = (data ?? previousData)?.tier;

  if (summary === undefined) return <NotFound what="This tier" />;
  return (
    <>
      <TierHeader tier={summary} />
      {tier?.id === id && registry !== null ? (
        <LoadedBuilder key={id} tier={tier} registry={registry} />
      ) : (
        <Stack gap="xs" aria-busy="true" aria-label="Loading the features">
          <Skeleton h={36} />
          {Array.from({ length: 8 }, (_, row) => (
            <Skeleton key={row} h={64} />
          ))}
        </Stack>
      )}
    </>
  );
}

function LoadedBuilder({ tier, registry }: { readonly tier: Tier; readonly registry: Registry }): ReactNode {
  const draft = useTierDraft(useMemo(() => [tier], [tier]));
  const editing = tierEditing(tier, registry, draft);
  const send = useTierSender();
  return (
    <>
      <TierFeatures editing={editing} registry={registry} />
      <PendingChanges
        lines={tierLines(editing, draft)}
        what={JSON.stringify([tier.version, editing.changes])}
        send={(options) => send(editing, options)}
        done={`${tier.name} saved`}
        onSaved={() => {}}
        onDiscard={editing.discard}
        remediesOf={(problem) => tierRemedies(problem, editing)}
      />
    </>
  );
}
