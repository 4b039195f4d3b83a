import { Anchor, Code, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { featureValueText } from '../values/feature-value.ts';
import { Moment } from '../values/moment.tsx';
import type { Feature } from './feature.ts';
import { typeText } from './type-choices.ts';
import { webLink } from './web-link.ts';

/** What the registry says about a feature. */
export function FeatureFacts({ feature }: { readonly feature: Feature }): ReactNode {
  const { type, defaultValue, subcategory, isPremium, requiresSetup, displayOrder, valueSchema, createdAt, updatedAt } =
    feature;
  const help = webLink(feature.helpUrl);
  return (
    <dl className="facts">
      <Fact label="Carries">{typeText(type)}</Fact>
      <Fact label="Default">{featureValueText(defaultValue)}</Fact>
      <Fact label="Subcategory">{subcategory ?? 'None'}</Fact>
      <Fact label="Premium">{isPremium ? 'Yes: sold extra, never on by default' : 'No'}</Fact>
      <Fact label="Setup">{requiresSetup ? 'Somebody has to set it up before it does anything' : 'None needed'}</Fact>
      <Fact label="Place">{displayOrder}; of two that conflict, the smaller wins</Fact>
      <Fact label="Help">
        {help === null ? (
          (feature.helpUrl ?? 'None')
        ) : (
          <Anchor href={help} target="_blank" rel="noreferrer" size="sm" className="breakable">
            {help}
          </Anchor>
        )}
      </Fact>
      {type === 'JSON' && valueSchema !== null && (
        <Fact label="Schema">
          <Code block>{JSON.stringify(valueSchema, null, 2)}</Code>
        </Fact>
      )}
      <Fact label="Changed">
        <Moment at={updatedAt} />, created <Moment at={createdAt} />
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" size="sm" className="breakable">
        {children}
      </Text>
    </div>
  );
}
