import { Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import './plots.css';

interface PlotFrameProps {
  readonly title: string;
  /** What the plot says, in a sentence: for whoever does not see it, and for whoever does. */
  readonly summary: string;
  /** Draws into the width that there is, in pixels. */
  readonly children: (width: number) => ReactNode;
}

/** A plot with its title and its message. */
export function PlotFrame({ title, summary, children }: PlotFrameProps): ReactNode {
  const { ref, width } = useElementSize();
  return (
    <figure className="panel plot" aria-label={title}>
      <figcaption>
        <Text component="h2" fw={650} size="md">
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {summary}
        </Text>
      </figcaption>
      <div ref={ref} className="plot-body">
        {width > 0 && children(width)}
      </div>
    </figure>
  );
}
