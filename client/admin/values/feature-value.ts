/** What a feature is set to, as the API says it everywhere. */
export interface FeatureValue {
  readonly enabled: boolean;
  readonly limit: number | null;
  readonly unlimited: boolean;
  readonly text: string | null;
  readonly json: unknown;
}

/** What a value carries beside on and off. */
export type FeatureType = 'BOOLEAN' | 'INTEGER' | 'STRING' | 'JSON';

/** A value as mutations take it: only the fields of the feature's type. */
export interface FeatureValueInput {
  readonly enabled: boolean;
  readonly limit?: number;
  readonly unlimited?: boolean;
  readonly text?: string;
  readonly json?: unknown;
}

export function toValueInput(value: FeatureValue, type: FeatureType): FeatureValueInput {
  const { enabled, limit, unlimited, text, json } = value;
  if (type === 'INTEGER' && unlimited) return { enabled, unlimited };
  if (type === 'INTEGER' && limit !== null) return { enabled, limit };
  if (type === 'STRING' && text !== null) return { enabled, text };
  if (type === 'JSON' && json !== null && json !== undefined) return { enabled, json };
  return { enabled };
}

const whole = new Intl.NumberFormat('en');

/** A value in words, such as `Off`, `On`, `1,000` or `Unlimited`. */
export function featureValueText({ enabled, limit, unlimited, text, json }: FeatureValue): string {
  if (!enabled) return 'Off';
  if (unlimited) return 'Unlimited';
  if (limit !== null) return whole.format(limit);
  if (text !== null) return `“${text}”`;
  if (json !== null && json !== undefined) return JSON.stringify(json);
  return 'On';
}
