import { useReducer } from 'react';
import type { AvailableComponent } from '../../sdk/index.ts';
import { type FlowNode, sampleNodes } from './flow.ts';

/** What is on the canvas. */
export interface FlowState {
  readonly nodes: readonly FlowNode[];
  readonly selected: string;
}

export type FlowEvent =
  | { readonly type: 'select'; readonly id: string }
  | { readonly type: 'move'; readonly id: string; readonly dx: number; readonly dy: number }
  | { readonly type: 'add'; readonly component: AvailableComponent };

function change(state: FlowState, event: FlowEvent): FlowState {
  if (event.type === 'select') return { ...state, selected: event.id };
  if (event.type === 'add') return added(state, event.component);
  const nodes = state.nodes.map((node) =>
    node.id === event.id ? { ...node, x: Math.max(0, node.x + event.dx), y: Math.max(0, node.y + event.dy) } : node,
  );
  return { ...state, nodes };
}

function added({ nodes }: FlowState, { name, category, icon, description }: AvailableComponent): FlowState {
  const extra = nodes.length - sampleNodes.length;
  const node: FlowNode = {
    id: `added-${nodes.length}`,
    title: name,
    category,
    icon: icon ?? 'puzzle',
    text: description ?? '',
    fields: [],
    // Free room in the lower left, each beside the last.
    x: 24 + (extra % 2) * 30,
    y: 430 + extra * 60,
  };
  return { nodes: [...nodes, node], selected: node.id };
}

export const useFlow = (): readonly [FlowState, (event: FlowEvent) => void] =>
  useReducer(change, { nodes: sampleNodes, selected: 'agent' });
