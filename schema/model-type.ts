import { registerEnumType } from 'type-graphql';

export const ModelType = {
  CHAT: 'chat',
  COMPLETION: 'completion',
  EMBEDDING: 'embedding',
  IMAGE: 'image',
  AUDIO: 'audio',
} as const;
export type ModelType = (typeof ModelType)[keyof typeof ModelType];

registerEnumType(ModelType, {
  name: 'ModelType',
  description: 'What a model is made for.',
  valuesConfig: {
    CHAT: { description: 'Conversations.' },
    COMPLETION: { description: 'Continuing a text.' },
    EMBEDDING: { description: 'Vectors for search.' },
    IMAGE: { description: 'Pictures.' },
    AUDIO: { description: 'Speech and sound.' },
  },
});
