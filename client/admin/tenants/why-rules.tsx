import { Text, Title } from '@mantine/core';
import { IconCheck, IconCircleFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ExplanationQuery } from './generated/graphql.ts';

type Rule = ExplanationQuery['explainFeature']['rules'][number];

const names: Readonly<Record<Rule['rule'], string>> = {
  MODE: 'Mode',
  REGISTRY: 'Registry',
  TENANT_STATE: 'Tenant',
  LICENCE: 'Licence',
  DEPENDENCIES: 'Dependencies',
  CONFLICTS: 'Conflicts',
};

/** What was looked at beside the layers; what decided stands out. */
export function WhyRules({ rules }: { readonly rules: readonly Rule[] }): ReactNode {
  return (
    <section aria-labelledby="why-rules">
      <Title order={3} size="h6" id="why-rules" mb="xs">
        Rules that stand above the layers
      </Title>
      <ul className="plain-list why-rules">
        {rules.map(({ rule, decided, detail }) => (
          <li key={rule} data-decided={decided}>
            {decided ? <IconCircleFilled size={14} aria-label="Decides" /> : <IconCheck size={14} aria-hidden />}
            <Text size="sm">
              <b>{names[rule]}</b> {detail}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
