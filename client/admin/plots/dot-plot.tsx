import { scaleSymlog } from 'd3-scale';
import type { ReactNode } from 'react';
import { seriesColor } from './series-color.ts';

/** What one series says in a row. */
interface Dot {
  readonly series: string;
  /** Null: without a limit. */
  readonly value: number | null;
  readonly text: string;
}

export interface DotRow {
  readonly id: string;
  readonly label: string;
  readonly dots: readonly Dot[];
}

interface DotPlotProps {
  readonly width: number;
  /** In the order of their colours. */
  readonly series: readonly string[];
  readonly rows: readonly DotRow[];
}

const ROW = 34;
const RIGHT = 70;
const UNLIMITED = 24; // pixels from the right end of the scale

/** How far each series goes in each row. Each row has a scale of its own, logarithmic, with "unlimited" at its end. */
export function DotPlot({ width, series, rows }: DotPlotProps): ReactNode {
  const left = Math.min(190, width * 0.42);
  return (
    <div>
      <ul className="plain-list plot-legend" aria-hidden="true">
        {series.map((name, place) => (
          <li key={name}>
            <svg width={10} height={10}>
              <circle cx={5} cy={5} r={5} fill={seriesColor(place)} />
            </svg>{' '}
            {name}
          </li>
        ))}
      </ul>
      <svg
        width={width}
        height={rows.length * ROW}
        role="img"
        aria-label={rows
          .map(({ label, dots }) => `${label}: ${dots.map((dot) => `${dot.series} ${dot.text}`).join(', ')}`)
          .join('; ')}
      >
        {rows.map(({ id, label, dots }, row) => {
          const end = width - RIGHT;
          const most = Math.max(1, ...dots.map(({ value }) => value ?? 0));
          const x = scaleSymlog([0, most], [left, end - UNLIMITED]);
          return (
            <g key={id} transform={`translate(0 ${row * ROW + ROW / 2})`}>
              <text x={0} dy="0.32em" className="plot-text plot-label">
                {label}
              </text>
              <line x1={left} x2={end} className="plot-line" />
              {dots.map((dot) => (
                <circle
                  key={dot.series}
                  cx={dot.value === null ? end : x(dot.value)}
                  r={6}
                  fill={seriesColor(series.indexOf(dot.series))}
                  className="plot-dot"
                >
                  <title>{`${dot.series}: ${dot.text}`}</title>
                </circle>
              ))}
              <text x={width} dy="0.32em" textAnchor="end" className="plot-text">
                {dots.at(-1)?.text}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
