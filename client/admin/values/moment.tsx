import type { ReactNode } from 'react';
import { momentText, relativeText, untilText } from './moment-text.ts';

interface MomentProps {
  /** As the API says it. */
  readonly at: string;
  /** What is written: the moment itself, the distance to it, or `until …` for an exclusive end. The rest stands in the title. */
  readonly as?: 'moment' | 'relative' | 'until';
}

const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long' });

/** A moment in the reader's zone, with its full form as title. */
export function Moment({ at, as = 'moment' }: MomentProps): ReactNode {
  const date = new Date(at);
  const texts = { moment: momentText, relative: relativeText, until: untilText };
  return (
    <time dateTime={at} title={`${full.format(date)} (${relativeText(date)})`}>
      {texts[as](date)}
    </time>
  );
}
