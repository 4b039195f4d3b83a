/** `first` and `after` of every list, said once. */
export const PAGE = {
  first: {
    nullable: true,
    description: 'How many at most: 1 to 100; 20 where it is left out.',
  },
  after: { nullable: true, description: 'Only what comes after this cursor: the `endCursor` of the page before.' },
} as const;
