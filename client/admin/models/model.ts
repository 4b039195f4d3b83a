import type { ModelRegistryQuery } from './generated/graphql.ts';

/** A model as the registry shows it. */
export type Model = ModelRegistryQuery['page']['edges'][number]['node'];

export const modelTypes: readonly { readonly value: Model['type']; readonly label: string }[] = [
  { value: 'CHAT', label: 'Chat' },
  { value: 'COMPLETION', label: 'Completion' },
  { value: 'EMBEDDING', label: 'Embedding' },
  { value: 'IMAGE', label: 'Image' },
  { value: 'AUDIO', label: 'Audio' },
];

export const capabilities = [
  { value: 'tools', label: 'Tools', has: (model: Model) => model.supportsTools },
  { value: 'vision', label: 'Vision', has: (model: Model) => model.supportsVision },
  { value: 'streaming', label: 'Streaming', has: (model: Model) => model.supportsStreaming },
] as const;
