import { scaleBand, scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';

/** One bar. Its title says everything that it shows. */
export interface Bar {
  readonly id: string;
  /** Under the bar; empty for none. */
  readonly label: string;
  readonly title: string;
  readonly value: number;
}

interface BarPlotProps {
  readonly width: number;
  readonly bars: readonly Bar[];
}

const HEIGHT = 160;
const LEFT = 28;
const RIGHT = 14; // half of the last label
const BOTTOM = 20;
const TOP = 8;

/** Amounts beside each other, such as changes per day. */
export function BarPlot({ width, bars }: BarPlotProps): ReactNode {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const x = scaleBand(
    bars.map(({ id }) => id),
    [LEFT, width - RIGHT],
  ).padding(0.2);
  const y = scaleLinear([0, most], [HEIGHT - BOTTOM, TOP]).nice(3);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={bars.map(({ title }) => title).join('; ')}>
      {y.ticks(3).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line x1={LEFT} x2={width} className="plot-line" />
          <text x={LEFT - 6} dy="0.32em" textAnchor="end" className="plot-text">
            {Number.isInteger(tick) ? tick : ''}
          </text>
        </g>
      ))}
      {bars.map(({ id, label, title, value }) => (
        <g key={id} transform={`translate(${x(id) ?? 0} 0)`}>
          <rect
            y={y(value)}
            width={x.bandwidth()}
            height={Math.max(0, HEIGHT - BOTTOM - y(value))}
            rx={2}
            className="plot-bar"
          >
            <title>{title}</title>
          </rect>
          {label !== '' && (
            <text x={x.bandwidth() / 2} y={HEIGHT - 5} textAnchor="middle" className="plot-text">
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
