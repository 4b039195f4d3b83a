import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { momentText } from '../values/moment-text.ts';
import type { TenantUsage } from './tenant.ts';

const whole = new Intl.NumberFormat('en');
const NEAR = 0.8; // of the limit

/** How much of a limit is taken. */
export function UsageMeter({ name, usage }: { readonly name: string; readonly usage: TenantUsage }): ReactNode {
  const { used, limit, resetsAt } = usage;
  const part = limit === null ? 0 : limit === 0 ? 1 : Math.min(used / limit, 1);
  return (
    <div title={resetsAt === null ? undefined : `Begins anew ${momentText(resetsAt)}`}>
      {limit !== null && (
        <div
          className="usage-meter"
          role="meter"
          aria-label={`Used of ${name}`}
          aria-valuemin={0}
          aria-valuemax={Math.max(limit, used)}
          aria-valuenow={used}
          data-level={part >= 1 ? 'full' : part >= NEAR ? 'near' : 'fine'}
        >
          <div style={{ width: `${part * 100}%` }} />
        </div>
      )}
      <Text size="xs" c="dimmed" className="count">
        {whole.format(used)} used
      </Text>
    </div>
  );
}
