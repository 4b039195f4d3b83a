import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { ComponentIcon } from './component-icon.tsx';
import type { FlowNode } from './flow.ts';
import type { FlowEvent } from './use-flow.ts';

interface FlowNodeCardProps {
  readonly node: FlowNode;
  readonly selected: boolean;
  /** The model that it calls; null for nodes that call none. */
  readonly model: string | null;
  /** Screen pixels per canvas unit. */
  readonly scale: number;
  readonly send: (event: FlowEvent) => void;
}

const STEP = 12; // canvas units per press of an arrow key

const arrows: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export function FlowNodeCard({ node, selected, model, scale, send }: FlowNodeCardProps): ReactNode {
  const { id, title, category, icon, text, fields, x, y } = node;
  const last = useRef<{ readonly x: number; readonly y: number } | null>(null);

  function grab(event: PointerEvent<HTMLButtonElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = { x: event.clientX, y: event.clientY };
    send({ type: 'select', id });
  }
  function drag({ clientX, clientY }: PointerEvent): void {
    if (last.current === null) return;
    send({ type: 'move', id, dx: (clientX - last.current.x) / scale, dy: (clientY - last.current.y) / scale });
    last.current = { x: clientX, y: clientY };
  }
  function release(): void {
    last.current = null;
  }
  function nudge(event: KeyboardEvent): void {
    const arrow = arrows[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    send({ type: 'move', id, dx: arrow[0], dy: arrow[1] });
  }

  return (
    <article
      className="node"
      data-category={category}
      data-selected={selected || undefined}
      style={{ transform: `translate(${x}px, ${y}px)` }}
    >
      <button
        type="button"
        className="node-head"
        aria-pressed={selected}
        aria-label={`${title}. Select; arrow keys move it`}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={release}
        onKeyDown={nudge}
        onClick={() => send({ type: 'select', id })}
      >
        <span className="node-icon">
          <ComponentIcon name={icon} size={15} />
        </span>
        <span className="node-title">{title}</span>
      </button>
      <div className="node-body">
        <p>{text}</p>
        {model !== null && (
          <p className="node-field">
            <span>Model</span>
            <b>{model}</b>
          </p>
        )}
        {fields.map(([label, value]) => (
          <p className="node-field" key={label}>
            <span>{label}</span>
            <b>{value}</b>
          </p>
        ))}
      </div>
    </article>
  );
}
