/** What a node is about; its colour on the canvas and in the palette. */
export type Category =
  'models_and_agents' | 'helpers' | 'data_io' | 'logic' | 'embeddings' | 'memories' | 'tools' | 'prototypes';

export interface FlowNode {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  /** A name from the Tabler icon set. */
  readonly icon: string;
  readonly text: string;
  readonly fields: readonly (readonly [label: string, value: string])[];
  /** In canvas units, of the upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** From the right side of one node to the left side of another. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
}

export const NODE_WIDTH = 196;
/** Height of a node's head, where edges arrive and leave. */
export const PORT_Y = 24;

export const sampleEdges: readonly FlowEdge[] = [
  { from: 'question', to: 'prompt' },
  { from: 'articles', to: 'search' },
  { from: 'search', to: 'agent' },
  { from: 'prompt', to: 'agent' },
  { from: 'lookup', to: 'agent' },
  { from: 'agent', to: 'answer' },
];

export const sampleNodes: readonly FlowNode[] = [
  {
    id: 'question',
    title: 'Chat Input',
    category: 'data_io',
    icon: 'message',
    text: 'What the customer writes',
    fields: [['Session', 'per customer']],
    x: 24,
    y: 96,
  },
  {
    id: 'articles',
    title: 'Help centre',
    category: 'data_io',
    icon: 'file',
    text: '312 articles, synced nightly',
    fields: [['Chunks', '1,000 / 200']],
    x: 24,
    y: 284,
  },
  {
    id: 'lookup',
    title: 'Order lookup',
    category: 'tools',
    icon: 'api',
    text: 'GET /orders/{id}',
    fields: [['Timeout', '8 s']],
    x: 284,
    y: 446,
  },
  {
    id: 'search',
    title: 'Chroma',
    category: 'memories',
    icon: 'database',
    text: 'Finds the best passages',
    fields: [
      ['Collection', 'help-centre'],
      ['Results', '4'],
    ],
    x: 284,
    y: 252,
  },
  {
    id: 'prompt',
    title: 'Prompt Template',
    category: 'helpers',
    icon: 'template',
    text: 'Answer kindly, quote the article.',
    fields: [['Variable', 'question']],
    x: 284,
    y: 64,
  },
  {
    id: 'agent',
    title: 'Support Agent',
    category: 'models_and_agents',
    icon: 'robot',
    text: 'Plans, calls tools and answers',
    fields: [
      ['Temperature', '0.2'],
      ['Max steps', '6'],
    ],
    x: 544,
    y: 150,
  },
  {
    id: 'answer',
    title: 'Chat Output',
    category: 'data_io',
    icon: 'message-2',
    text: 'What the customer reads',
    fields: [['Format', 'Markdown']],
    x: 544,
    y: 412,
  },
];
