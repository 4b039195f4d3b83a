import type { ReactNode } from 'react';
import { momentText, relativeText, untilText } from './moment-text.ts';
import { useNow } from './use-now.ts';

interface MomentProps {
  /** RFC 3339. */
  readonly at: string;
  /** Shown in place of the distance from now. */
  readonly absolute?: boolean;
  /** It is an exclusive end, and said as such: `until Fri 27 Nov`. */
  readonly until?: boolean;
}

/** A moment as people say it; the other way of saying it is its title. */
export function Moment({ at, absolute = false, until = false }: MomentProps): ReactNode {
  const now = useNow();
  const relative = relativeText(at, now);
  const exact = momentText(at);
  return (
    <time dateTime={at} title={until ? `${exact}, ${relative}` : absolute ? relative : exact}>
      {until ? untilText(at, now) : absolute ? exact : relative}
    </time>
  );
}
