import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';

interface LinePlotProps {
  readonly width: number;
  /** From left to right, oldest first. */
  readonly points: readonly { readonly id: string; readonly value: number; readonly title: string }[];
  /** Levels to compare with, such as the median. */
  readonly levels: readonly { readonly label: string; readonly value: number }[];
  readonly unit: string;
}

const HEIGHT = 180;
const LEFT = 40;
const BOTTOM = 10;
const TOP = 12;

/** Measurements one after the other, with levels across. */
export function LinePlot({ width, points, levels, unit }: LinePlotProps): ReactNode {
  const most = Math.max(1, ...points.map(({ value }) => value), ...levels.map(({ value }) => value));
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [LEFT + 4, width - 6]);
  const y = scaleLinear([0, most], [HEIGHT - BOTTOM, TOP]).nice(4);
  const path = line<number>((_value, place) => x(place), y)(points.map(({ value }) => value));
  return (
    <svg
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={levels.map(({ label, value }) => `${label} ${value} ${unit}`).join(', ')}
    >
      {y.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line x1={LEFT} x2={width} className="plot-line" />
          <text x={LEFT - 6} dy="0.32em" textAnchor="end" className="plot-text">
            {tick}
          </text>
        </g>
      ))}
      {levels.map(({ label, value }) => (
        <g key={label} transform={`translate(0 ${y(value)})`}>
          <line x1={LEFT} x2={width} className="plot-level" />
          <text x={width - 4} dy="-0.4em" textAnchor="end" className="plot-text">
            {`${label} ${value} ${unit}`}
          </text>
        </g>
      ))}
      {path !== null && <path d={path} className="plot-path" />}
      {points.map(({ id, value, title }, place) => (
        <circle key={id} cx={x(place)} cy={y(value)} r={3} className="plot-point">
          <title>{title}</title>
        </circle>
      ))}
    </svg>
  );
}
