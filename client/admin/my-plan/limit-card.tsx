import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Feature, UpgradeButton, useGateText } from '../../sdk/index.ts';
import { Moment } from '../values/moment.tsx';
import { wayText } from './plan-texts.ts';

const whole = new Intl.NumberFormat('en');

interface LimitCardProps {
  readonly limit: Feature;
  readonly onRequest: () => void;
}

/** How far one limit goes, and the way to more of it. */
export function LimitCard({ limit: feature, onRequest }: LimitCardProps): ReactNode {
  const { key, name, enabled, limit, unlimited, expiresAt } = feature;
  const why = useGateText(feature);
  const way = wayText(feature);
  const shown = !enabled ? 'None' : unlimited ? 'Unlimited' : whole.format(limit ?? 0);
  return (
    <li className="panel limit-card" data-feature={key} data-enabled={enabled}>
      <Text size="sm" c="dimmed" id={`limit-${key}`}>
        {name ?? key}
      </Text>
      <Text className="limit-figure" aria-labelledby={`limit-${key}`} role="group">
        {shown}
      </Text>
      <Text size="xs" c="dimmed" className="grow">
        {!enabled && why}
        {!enabled && way !== null && `. ${way}.`}
        {enabled && expiresAt !== null && <Moment at={expiresAt} until />}
      </Text>
      <UpgradeButton feature={feature} onRequestUpgrade={onRequest} aria-describedby={`limit-${key}`} />
    </li>
  );
}
