import type { ChangeOutcomeFragment } from './generated/graphql.ts';

/** What a mutation answered, dry or not. */
export type ChangeAnswer = ChangeOutcomeFragment;
export type Problem = NonNullable<ChangeAnswer['problem']>;
export type Impact = NonNullable<ChangeAnswer['impact']>;

/** How a change is sent: the same for every mutation, to be spread into its input. */
export interface ChangeOptions {
  readonly dryRun: boolean;
  /** Why, for the audit log; null where nobody said. */
  readonly reason: string | null;
  /** The same for each attempt of one saving, so that a lost answer changes nothing twice. Null for dry runs. */
  readonly idempotencyKey: string | null;
}

/** Sends a change. @throws where no answer came. */
export type SendChange = (options: ChangeOptions) => Promise<ChangeAnswer>;
