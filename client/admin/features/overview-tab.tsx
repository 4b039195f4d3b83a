import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAddress } from '../reading/use-address.ts';
import { EditFeature } from './edit-feature.tsx';
import { FeatureFacts } from './feature-facts.tsx';
import { FeatureTiers } from './feature-tiers.tsx';
import type { Feature, Registry } from './feature.ts';
import { Relations } from './relations.tsx';
import type { FeatureEdit } from './use-feature-edit.ts';

interface OverviewTabProps {
  readonly feature: Feature;
  readonly registry: Registry;
  readonly edit: FeatureEdit;
}

/** What the feature is, what the tiers say about it and what it hangs on. The edit takes the place of what it changes. */
export function OverviewTab({ feature, registry, edit }: OverviewTabProps): ReactNode {
  const { params } = useAddress();
  const isEdited = params.get('do') === 'edit';
  return (
    <div className="feature-overview">
      <section className="panel feature-about" aria-labelledby="about">
        <Title order={2} size="h5" id="about" mb="sm">
          {isEdited ? 'Edit' : 'What it is'}
        </Title>
        {isEdited ? <EditFeature edit={edit} /> : <FeatureFacts feature={feature} />}
      </section>
      <section className="panel" aria-labelledby="tiers">
        <Title order={2} size="h5" id="tiers" mb="sm">
          What the tiers say
        </Title>
        <FeatureTiers feature={feature} registry={registry} />
      </section>
      <section className="panel feature-relations" aria-labelledby="relations">
        <Relations feature={feature} registry={registry} />
      </section>
    </div>
  );
}
