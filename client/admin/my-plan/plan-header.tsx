import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFeatureFlags, useFeatureStatus } from '../../sdk/index.ts';
import { Moment } from '../values/moment.tsx';
import { useNow } from '../values/use-now.ts';
import type { OwnTenant } from './own-tenant.ts';

/** Who we are, which plan we are on, how much of everything it gives, and until when. */
export function PlanHeader({ tenant }: { readonly tenant: OwnTenant }): ReactNode {
  const { features } = useFeatureFlags();
  const { state } = useFeatureStatus();
  const switches = features.filter(({ type }) => type !== 'INTEGER');
  const onCount = switches.filter(({ enabled }) => enabled).length;
  const part = switches.length === 0 ? 0 : onCount / switches.length;
  const tierName = state?.tierName ?? tenant.tier?.name ?? null;
  return (
    <div className="panel plan-header">
      <div>
        <Text size="sm" c="dimmed">
          {tenant.name}
        </Text>
        <Title order={1} className="plan-name">
          {tierName === null ? 'Basic plan' : `${tierName} plan`}
        </Title>
        {tenant.tier?.description != null && (
          <Text size="sm" c="dimmed" maw={520} className="breakable">
            {tenant.tier.description}
          </Text>
        )}
      </div>
      <dl className="plan-facts">
        <div>
          <dt>Features</dt>
          <dd>
            <span className="plan-figure">{onCount}</span> of {switches.length}
            <div className="plan-bar" aria-hidden>
              <div style={{ width: `${part * 100}%` }} />
            </div>
          </dd>
        </div>
        <div>
          <dt>Licence</dt>
          <dd>
            <LicenceEnd endsAt={tenant.licenseExpiresAt} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

function LicenceEnd({ endsAt }: { readonly endsAt: string | null }): ReactNode {
  const now = useNow();
  if (endsAt === null) return 'Does not end';
  if (Date.parse(endsAt) > now) return <Moment at={endsAt} until />;
  return (
    <>
      ended <Moment at={endsAt} absolute />
    </>
  );
}
