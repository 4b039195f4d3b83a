import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { NODE_WIDTH, PORT_Y, type FlowEdge, type FlowNode, sampleEdges } from './flow.ts';
import { FlowNodeCard } from './flow-node-card.tsx';
import { useFitScale } from './use-fit-scale.ts';
import type { FlowEvent, FlowState } from './use-flow.ts';

interface CanvasProps {
  readonly flow: FlowState;
  readonly send: (event: FlowEvent) => void;
  readonly model: string;
  readonly running: boolean;
}

const ZOOM_STEP = 0.1;
const MARGIN = 58; // canvas units: room for the thread that turns back to a node below

/** The flow: nodes that can be moved by pointer and arrow keys, and the threads between them. */
export function Canvas({ flow, send, model, running }: CanvasProps): ReactNode {
  const area = useRef<HTMLDivElement>(null);
  const width = Math.max(...flow.nodes.map(({ x }) => x)) + NODE_WIDTH + MARGIN;
  const height = Math.max(...flow.nodes.map(({ y }) => y)) + 150;
  const fit = useFitScale(area, width, height);
  const [zoom, setZoom] = useState(0);
  const scale = Math.min(1.6, Math.max(0.4, fit + zoom));
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  return (
    <div className="canvas" ref={area} data-running={running || undefined}>
      <div className="canvas-scroll">
        <div className="canvas-size" style={{ width: width * scale, height: height * scale }}>
          <div className="canvas-world" style={{ width, height, transform: `scale(${scale})` }}>
            <svg className="threads" width={width} height={height} aria-hidden="true">
              {sampleEdges.map((edge) => (
                <Thread key={`${edge.from}-${edge.to}`} edge={edge} byId={byId} />
              ))}
            </svg>
            {flow.nodes.map((node) => (
              <FlowNodeCard
                key={node.id}
                node={node}
                selected={node.id === flow.selected}
                model={node.category === 'models_and_agents' ? model : null}
                scale={scale}
                send={send}
              />
            ))}
          </div>
        </div>
      </div>
      <div className="zoom" role="group" aria-label="Zoom">
        <button
          type="button"
          className="icon-button small"
          aria-label="Zoom out"
          onClick={() => setZoom(zoom - ZOOM_STEP)}
        >
          <IconMinus size={14} aria-hidden />
        </button>
        <span>{Math.round(scale * 100)} %</span>
        <button
          type="button"
          className="icon-button small"
          aria-label="Zoom in"
          onClick={() => setZoom(zoom + ZOOM_STEP)}
        >
          <IconPlus size={14} aria-hidden />
        </button>
        <button type="button" className="icon-button small" aria-label="Fit to the window" onClick={() => setZoom(0)}>
          <IconFocusCentered size={14} aria-hidden />
        </button>
      </div>
    </div>
  );
}

function Thread({ edge, byId }: { readonly edge: FlowEdge; readonly byId: ReadonlyMap<string, FlowNode> }): ReactNode {
  const from = byId.get(edge.from);
  const to = byId.get(edge.to);
  if (from === undefined || to === undefined) return null;
  // A node that lies below its source takes the thread from the source's foot, or it would run through the node itself.
  const stacked = Math.abs(from.x - to.x) < NODE_WIDTH && to.y > from.y;
  const start = { x: from.x + NODE_WIDTH, y: from.y + PORT_Y };
  const end = { x: to.x, y: to.y + PORT_Y };
  const bend = Math.max(36, Math.abs(end.x - start.x) / 2);
  const path = stacked
    ? `M ${start.x} ${start.y} C ${start.x + 46} ${start.y}, ${start.x + 46} ${end.y - 60}, ${start.x - NODE_WIDTH / 2} ${end.y - 60} S ${end.x - 46} ${end.y}, ${end.x} ${end.y}`
    : `M ${start.x} ${start.y} C ${start.x + bend} ${start.y}, ${end.x - bend} ${end.y}, ${end.x} ${end.y}`;
  return (
    <g data-category={from.category}>
      <path className="thread-line" d={path} />
      <path className="thread-pulse" d={path} pathLength={100} />
    </g>
  );
}
