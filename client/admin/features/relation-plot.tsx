import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import type { RelationGraph } from './relation-graph.ts';

const WIDTH = 176; // px of a node
const HEIGHT = 34;
const COLUMN = WIDTH + 56;
const ROW = HEIGHT + 12;
const LETTERS = 22; // that fit into a node
const INDENT = 30;

interface RelationPlotProps {
  readonly graph: RelationGraph;
  /** The feature that the graph is about. */
  readonly about: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Relations as a drawing: from what is needed on the left to what needs it on the right; below, what is excluded. */
export function RelationPlot({ graph: { nodes, edges, conflicts }, about }: RelationPlotProps): ReactNode {
  const arrow = useId();
  const columns = nodes.map(({ column }) => column);
  const first = Math.min(...columns);
  const heights = new Map(columns.map((column) => [column, nodes.filter((node) => node.column === column).length]));
  const tallest = Math.max(...heights.values());
  const places = new Map<string, Place>(
    nodes.map(({ key, column, row }) => {
      const top = ((tallest - (heights.get(column) ?? 1)) * ROW) / 2;
      return [key, { x: (column - first) * COLUMN, y: top + row * ROW }];
    }),
  );
  const centre = places.get(about) ?? { x: 0, y: 0 };
  const below = (index: number): Place => ({
    x: centre.x + INDENT,
    y: centre.y + HEIGHT + 22 + index * ROW,
  });
  const width = Math.max(
    (Math.max(...columns) - first) * COLUMN + WIDTH,
    conflicts.length > 0 ? centre.x + INDENT + WIDTH : 0,
  );
  const height = Math.max(
    tallest * ROW - (ROW - HEIGHT),
    conflicts.length > 0 ? below(conflicts.length - 1).y + HEIGHT : 0,
  );

  return (
    <div className="scrolling relation-plot">
      <svg
        width={width + 4}
        height={height + 4}
        viewBox={`-2 -2 ${width + 4} ${height + 4}`}
        role="group"
        aria-label="Relations"
      >
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0,0 L8,4 L0,8 z" className="relation-arrow" />
          </marker>
        </defs>
        {edges.map(({ from, to }) => {
          const start = places.get(from);
          const end = places.get(to);
          if (start === undefined || end === undefined) return null;
          const [x1, y1, x2, y2] = [start.x + WIDTH, start.y + HEIGHT / 2, end.x, end.y + HEIGHT / 2];
          const bend = Math.max(28, (x2 - x1) / 2);
          return (
            <path
              key={`${from} ${to}`}
              className="relation-edge"
              d={`M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`}
              markerEnd={`url(#${arrow})`}
            />
          );
        })}
        {conflicts.map(({ key }, index) => {
          const { x, y } = below(index);
          return (
            <path
              key={key}
              className="relation-conflict"
              d={`M${centre.x + INDENT / 2},${centre.y + HEIGHT} V${y + HEIGHT / 2} H${x}`}
            />
          );
        })}
        {nodes.map((node) => {
          const place = places.get(node.key);
          return place === undefined ? null : (
            <Node key={node.key} node={node} place={place} role={node.key === about ? 'itself' : 'related'} />
          );
        })}
        {conflicts.map((node, index) => (
          <Node key={node.key} node={node} place={below(index)} role="conflict" />
        ))}
      </svg>
    </div>
  );
}

interface NodeProps {
  readonly node: { readonly key: string; readonly name: string; readonly isActive: boolean };
  readonly place: Place;
  readonly role: 'itself' | 'related' | 'conflict';
}

function Node({ node: { key, name, isActive }, place: { x, y }, role }: NodeProps): ReactNode {
  const shown = name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name;
  const label = isActive ? name : `${name}, off for everybody`;
  const drawing = (
    <>
      <title>{`${label} (${key})`}</title>
      <rect width={WIDTH} height={HEIGHT} rx={6} />
      <text x={12} y={HEIGHT / 2} dominantBaseline="central">
        {shown}
      </text>
      {!isActive && <circle cx={WIDTH - 14} cy={HEIGHT / 2} r={4} />}
    </>
  );
  return (
    <g transform={`translate(${x},${y})`} className="relation-node" data-role={role} data-off={!isActive || undefined}>
      {role === 'itself' ? (
        drawing
      ) : (
        <Link href={`/features/${key}`} aria-label={role === 'conflict' ? `Excludes ${label}` : label}>
          {drawing}
        </Link>
      )}
    </g>
  );
}
