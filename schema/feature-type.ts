import { registerEnumType } from 'type-graphql';

export const FeatureType = { BOOLEAN: 'boolean', INTEGER: 'integer', STRING: 'string', JSON: 'json' } as const;
export type FeatureType = (typeof FeatureType)[keyof typeof FeatureType];

registerEnumType(FeatureType, {
  name: 'FeatureType',
  description: 'What a feature carries beside being on or off.',
  valuesConfig: {
    BOOLEAN: { description: 'Nothing: on or off.' },
    INTEGER: { description: 'A limit from 0 to 2,147,483,647, or unlimited.' },
    STRING: { description: 'A text of 1 to 1,024 characters.' },
    JSON: { description: 'A JSON object or list of at most 16,384 bytes.' },
  },
});
