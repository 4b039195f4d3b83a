import type { ReactNode } from 'react';
import { Moment } from '../values/moment.tsx';
import { useNow } from '../values/use-now.ts';

interface LicenceTextProps {
  readonly endsAt: string | null;
}

/** How long a licence lasts, as a phrase. */
export function LicenceText({ endsAt }: LicenceTextProps): ReactNode {
  const now = useNow();
  if (endsAt === null) return 'without end';
  return Date.parse(endsAt) <= now ? (
    <>
      ended <Moment at={endsAt} />
    </>
  ) : (
    <Moment at={endsAt} until />
  );
}
