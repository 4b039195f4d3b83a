import { z } from 'zod';
import {
  keyPart,
  line,
  optionalAmount,
  optionalLine,
  optionalPrice,
  type FieldsInput,
} from '../changes/parse-fields.ts';

const fields = z.object({
  provider: keyPart(50),
  modelId: line(100),
  name: line(255),
  type: z.enum(['chat', 'completion', 'embedding', 'image', 'audio']),
  family: optionalLine(50),
  supportsTools: z.boolean(),
  supportsVision: z.boolean(),
  supportsStreaming: z.boolean(),
  maxTokens: optionalAmount,
  contextWindow: optionalAmount,
  inputPricePer1k: optionalPrice,
  outputPricePer1k: optionalPrice,
  featureKey: z.string(),
  isActive: z.boolean(),
  isDeprecated: z.boolean(),
});

export type ModelFieldsInput = FieldsInput<typeof fields>;

export const newModelFields = fields
  .partial()
  .required({ provider: true, modelId: true, name: true, type: true, featureKey: true });
export const changedModelFields = fields.partial();

/** Plain JSON: it is kept for the idempotency key. */
export interface ModelChanged {
  readonly id: string;
  /** After the change; in a dry run as it would be. */
  readonly version: number;
}
