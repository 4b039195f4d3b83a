import { registerEnumType } from 'type-graphql';

export const IgnoredOverride = {
  NOT_STARTED: 'NOT_STARTED',
  EXPIRED: 'EXPIRED',
  NOT_ALLOWED: 'NOT_ALLOWED',
  LICENSE_EXPIRED: 'LICENSE_EXPIRED',
} as const;
export type IgnoredOverride = (typeof IgnoredOverride)[keyof typeof IgnoredOverride];

registerEnumType(IgnoredOverride, {
  name: 'IgnoredOverride',
  description: 'Why an override that exists has no effect.',
  valuesConfig: {
    NOT_STARTED: { description: 'Its start lies in the future.' },
    EXPIRED: { description: 'Its end has come (ends are exclusive).' },
    NOT_ALLOWED: { description: 'The tier does not allow overrides of this feature by admins.' },
    LICENSE_EXPIRED: { description: 'The licence is over and the override would give more than is left without it.' },
  },
});
