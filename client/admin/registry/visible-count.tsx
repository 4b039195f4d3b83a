import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface VisibleCountProps {
  readonly count: number;
  readonly tenantCount: number;
}

const whole = new Intl.NumberFormat('en');

/** For how many tenants something is visible now, as words over a bar. */
export function VisibleCount({ count, tenantCount }: VisibleCountProps): ReactNode {
  const part = tenantCount === 0 ? 0 : count / tenantCount;
  return (
    <div className="visible-count">
      <Text size="xs" {...(count === 0 && { c: 'dimmed' })}>
        {count === 0 ? 'No tenant' : `${whole.format(count)} of ${whole.format(tenantCount)} tenants`}
      </Text>
      <div className="visible-bar" aria-hidden>
        <div style={{ width: `${part * 100}%` }} />
      </div>
    </div>
  );
}
