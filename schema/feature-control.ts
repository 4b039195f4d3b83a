import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ChangeInput } from './change-input.ts';
import { connectionOf } from './connection.ts';
import { FeatureControlMode } from './feature-control-mode.ts';
import { FeatureValue } from './feature-value.ts';
import { MutationPayload } from './mutation-payload.ts';
import { DateTimeScalar } from './scalars/date-time.ts';
import { FeatureKeyScalar } from './scalars/feature-key.ts';

export const RollbackTarget = { MIRROR: 'MIRROR', ORIGINAL: 'ORIGINAL' } as const;
export type RollbackTarget = (typeof RollbackTarget)[keyof typeof RollbackTarget];

registerEnumType(RollbackTarget, {
  name: 'RollbackTarget',
  description: 'What the old system goes on with when it decides again.',
  valuesConfig: {
    MIRROR: { description: 'What the tiers give now: nothing that was sold since is lost.' },
    ORIGINAL: { description: 'The JSON as it was before the switch to ENFORCE: the migration was wrong.' },
  },
});

const CAUSES = {
  ABSENT_KEY: 'The old JSON does not name it, and a row of the tier switches it on, as `--absent=grandfather` does.',
  TIER: 'A row of the tier says otherwise.',
  DEFAULT: 'The default of the registry says otherwise.',
  OVERRIDE: 'An override of the tenant decides.',
  RELATION: 'A dependency or a conflict holds it off.',
  INACTIVE: 'It is switched off for everybody.',
  INVALID_VALUE: 'What is stored does not fit its type.',
} as const;

export type ShadowCause = keyof typeof CAUSES;
export const ShadowCause = Object.fromEntries(Object.keys(CAUSES).map((cause) => [cause, cause]));

registerEnumType(ShadowCause, {
  name: 'ShadowCause',
  description: 'Why the mode ENFORCE would answer differently.',
  valuesConfig: Object.fromEntries(Object.entries(CAUSES).map(([cause, description]) => [cause, { description }])),
});

@ObjectType({ description: 'A feature of a tenant that both modes answer differently.', simpleResolvers: true })
export class ShadowDifference {
  @Field(() => ID, { description: 'The tenant.' })
  declare readonly tenantId: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly tenantName: string;

  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => ShadowCause, { description: 'Why it differs.' })
  declare readonly cause: ShadowCause;

  @Field(() => FeatureValue, { description: 'What the old JSON gives, and what counts.' })
  declare readonly legacy: FeatureValue;

  @Field(() => FeatureValue, { description: 'What ENFORCE would give.' })
  declare readonly enforce: FeatureValue;

  @Field(() => Int, { description: 'How often it was seen.' })
  declare readonly occurrences: number;

  @Field(() => DateTimeScalar, { description: 'When it was seen first.' })
  declare readonly firstSeenAt: number;

  @Field(() => DateTimeScalar, { description: 'When it was seen last.' })
  declare readonly lastSeenAt: number;
}

export const ShadowDifferenceConnection = connectionOf(ShadowDifference, 'ShadowDifference', 'differences');

@ObjectType({ description: 'How many differences have one cause.', simpleResolvers: true })
export class ShadowDifferenceCount {
  @Field(() => ShadowCause, { description: 'The cause.' })
  declare readonly cause: ShadowCause;

  @Field(() => Int, { description: 'How many (tenant, feature).' })
  declare readonly differences: number;

  @Field(() => Int, { description: 'How many tenants.' })
  declare readonly tenants: number;
}

@ObjectType({ description: 'A comparison of both modes over all tenants.', simpleResolvers: true })
export class ShadowSweep {
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last one began; null: there was none yet.' })
  declare readonly startedAt: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the last complete one ended; before that, differences may be missing.',
  })
  declare readonly completedAt: number | null;

  @Field(() => Int, { description: 'How many tenants the last one has compared so far.' })
  declare readonly tenants: number;
}

@ObjectType({ description: 'A server that is running.', simpleResolvers: true })
export class FeatureControlNode {
  @Field(() => String, { description: 'Host and process.' })
  declare readonly name: string;

  @Field(() => FeatureControlMode, { nullable: true, description: 'Its FEATURE_CONTROL_MODE; null: not set.' })
  declare readonly pinnedMode: FeatureControlMode | null;

  @Field(() => DateTimeScalar, { description: 'When it was heard of last.' })
  declare readonly seenAt: number;
}

@ObjectType({ description: 'Who decides, and how sure one can be of switching.' })
export class FeatureControl {
  @Field(() => FeatureControlMode, { description: 'Who decides on this server.', simple: true })
  declare readonly mode: FeatureControlMode;

  @Field(() => Boolean, {
    description: 'True where FEATURE_CONTROL_MODE sets the mode of this server: then it cannot be changed here.',
    simple: true,
  })
  declare readonly pinnedByEnvironment: boolean;
}

@InputType({ description: 'Who shall decide.' })
export class SetFeatureControlModeInput extends ChangeInput {
  @Field(() => FeatureControlMode, { description: 'The mode to be in.' })
  declare readonly mode: FeatureControlMode;

  @Field(() => RollbackTarget, {
    nullable: true,
    description: 'Out of ENFORCE: what the old system goes on with. MIRROR where it is left out.',
  })
  declare readonly target?: RollbackTarget | null;

  @Field(() => String, {
    nullable: true,
    description: 'The `digest` of the dry run. Needed into and out of ENFORCE, or CONFIRMATION_REQUIRED.',
  })
  declare readonly confirm?: string | null;
}

@ObjectType({
  description: 'A feature of a tenant that comes out differently after the switch.',
  simpleResolvers: true,
})
export class ModeDifference {
  @Field(() => ID, { description: 'The tenant.' })
  declare readonly tenantId: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly tenantName: string;

  @Field(() => FeatureKeyScalar, { description: 'The feature.' })
  declare readonly key: string;

  @Field(() => FeatureValue, { description: 'What it is now.' })
  declare readonly before: FeatureValue;

  @Field(() => FeatureValue, { description: 'What it is after the switch.' })
  declare readonly after: FeatureValue;
}

@ObjectType({
  description: 'What `setFeatureControlMode` did, or in a dry run would do.',
  implements: MutationPayload,
})
export class SetFeatureControlModePayload extends MutationPayload {
  @Field(() => FeatureControl, {
    nullable: true,
    description: 'As it is now. Null where it was refused.',
    simple: true,
  })
  declare readonly featureControl: FeatureControl | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to send in `confirm`; equal for equal consequences. Null where it was refused.',
    simple: true,
  })
  declare readonly digest: string | null;

  @Field(() => Int, { nullable: true, description: 'How many (tenant, feature) come out differently.', simple: true })
  declare readonly differenceCount: number | null;
}
