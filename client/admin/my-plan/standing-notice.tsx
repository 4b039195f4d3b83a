import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Moment } from '../values/moment.tsx';
import { useNow } from '../values/use-now.ts';
import type { OwnTenant } from './own-tenant.ts';

const SOON_MS = 30 * 86_400_000; // 30 days

/** What has to be known before anything else: the account is suspended, the licence is over or ends soon. */
export function StandingNotice({ tenant: { isActive, licenseExpiresAt } }: { readonly tenant: OwnTenant }): ReactNode {
  const now = useNow();
  const left = licenseExpiresAt === null ? null : Date.parse(licenseExpiresAt) - now;
  if (!isActive) {
    return (
      <Notice color="red" title="Your account is suspended">
        Everything is off until it is resumed. Talk to us; your settings are kept.
      </Notice>
    );
  }
  if (licenseExpiresAt === null || left === null || left > SOON_MS) return null;
  return left <= 0 ? (
    <Notice color="orange" title="Your licence is over">
      It ended <Moment at={licenseExpiresAt} />. What goes beyond the basic plan is off until it is renewed. Talk to us.
    </Notice>
  ) : (
    <Notice color="yellow" title="Your licence ends soon">
      It holds <Moment at={licenseExpiresAt} until />. Talk to us to renew it, and nothing will be interrupted.
    </Notice>
  );
}

interface NoticeProps {
  readonly color: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Notice({ color, title, children }: NoticeProps): ReactNode {
  return (
    <Alert color={color} variant="light" role="status" title={title} icon={<IconAlertTriangle size={18} aria-hidden />}>
      <Text size="sm">{children}</Text>
    </Alert>
  );
}
