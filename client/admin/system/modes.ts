import type { ControlQuery } from './generated/graphql.ts';

export type Mode = ControlQuery['featureControl']['mode'];

/** What each mode means, in the order in which one goes through them. */
export const modes: readonly { readonly id: Mode; readonly label: string; readonly about: string }[] = [
  { id: 'LEGACY', label: 'Legacy', about: 'The old JSON of each tier decides. Tiers and overrides here are not read.' },
  {
    id: 'SHADOW',
    label: 'Shadow',
    about: 'The old JSON still decides. What is set here can be prepared, and every difference is recorded.',
  },
  { id: 'ENFORCE', label: 'Enforce', about: 'Tiers and overrides decide. The old JSON is kept as a copy.' },
];
